package io.muster.standins.entra;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A refusal with an Entra error code, in the shape that the token endpoint publishes. */
final class EntraRefusal extends RuntimeException {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final int status;
    private final String error;
    private final int code;

    private EntraRefusal(int status, String error, int code, String message) {
        super("AADSTS" + code + ": " + message);
        this.status = status;
        this.error = error;
        this.code = code;
    }

    static EntraRefusal tenantNotFound(String tenant) {
        return new EntraRefusal(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");
    }

    static EntraRefusal appNotFound(String clientId, String tenant) {
        return new EntraRefusal(400, "unauthorized_client", 700016, "Application with identifier '" + clientId + "' was not found in the directory '" + tenant + "'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.");
    }

    static EntraRefusal wrongSecret(String clientId) {
        return new EntraRefusal(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '" + clientId + "'.");
    }

    static EntraRefusal expiredSecret(String clientId) {
        return new EntraRefusal(401, "invalid_client", 7000222, "The provided client secret keys for app '" + clientId + "' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.");
    }

    static EntraRefusal certificateNotRegistered(String clientId) {
        return new EntraRefusal(401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '" + clientId + "'.]");
    }

    static EntraRefusal assertionSignature(String clientId) {
        return new EntraRefusal(401, "invalid_client", 700027, "Client assertion failed signature validation. [Reason - The key was used but the signature is not valid for app Id '" + clientId + "'.]");
    }

    static EntraRefusal assertionOfAnother() {
        return new EntraRefusal(401, "invalid_client", 700021, "Client assertion application identifier doesn't match 'client_id' parameter. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials.");
    }

    static EntraRefusal assertionAudience() {
        return new EntraRefusal(401, "invalid_client", 700023, "Client assertion audience claim does not match Realm issuer. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials.");
    }

    static EntraRefusal assertionTime() {
        return new EntraRefusal(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");
    }

    static EntraRefusal assertionMalformed() {
        return new EntraRefusal(400, "invalid_request", 50027, "JWT token is invalid or malformed.");
    }

    static EntraRefusal noCredential() {
        return new EntraRefusal(401, "invalid_client", 7000216, "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");
    }

    static EntraRefusal confidentialWithoutSecret() {
        return new EntraRefusal(401, "invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    }

    static EntraRefusal missing(String parameter) {
        return new EntraRefusal(400, "invalid_request", 900144, "The request body must contain the following parameter: '" + parameter + "'.");
    }

    static EntraRefusal grantType(String grant) {
        return new EntraRefusal(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '" + grant + "'.");
    }

    static EntraRefusal scope(String scope) {
        return new EntraRefusal(400, "invalid_scope", 70011, "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope " + scope + " is not valid.");
    }

    static EntraRefusal scopeWithoutDefault(String scope) {
        return new EntraRefusal(400, "invalid_scope", 1002012, "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
    }

    static EntraRefusal resourceNotFound(String resource, String tenant) {
        return new EntraRefusal(400, "invalid_resource", 500011, "The resource principal named " + resource + " was not found in the tenant named " + tenant + ". This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.");
    }

    static EntraRefusal redirectUri(String uri, String clientId) {
        return new EntraRefusal(400, "invalid_request", 50011, "The redirect URI '" + uri + "' specified in the request does not match the redirect URIs configured for the application '" + clientId + "'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.");
    }

    static EntraRefusal codeUnknown() {
        return new EntraRefusal(400, "invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
    }

    static EntraRefusal codeExpired() {
        return new EntraRefusal(400, "invalid_grant", 70008, "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.");
    }

    static EntraRefusal codeRedeemed() {
        return new EntraRefusal(400, "invalid_grant", 54005, "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");
    }

    static EntraRefusal verifier() {
        return new EntraRefusal(400, "invalid_grant", 501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }

    static EntraRefusal otherTenant(String account, String tenant) {
        return new EntraRefusal(400, "access_denied", 50020, "User account '" + account + "' from another identity provider does not exist in tenant '" + tenant + "' and cannot access the application in that tenant.");
    }

    static EntraRefusal adminOnly(String app) {
        return new EntraRefusal(403, "access_denied", 90094, "The grant requires admin permission. " + app + " needs permission to access resources in your organization that only an admin can grant.");
    }

    int status() {
        return status;
    }

    JsonObject body(Instant now) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String time = TIME.format(now);
        return new JsonObject().put("error", error)
                .put("error_description", getMessage() + " Trace ID: " + trace + " Correlation ID: " + correlation + " Timestamp: " + time)
                .put("error_codes", new JsonArray().add(code)).put("timestamp", time).put("trace_id", trace)
                .put("correlation_id", correlation).put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    }
}
