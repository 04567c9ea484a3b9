package io.muster.standins.entra;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.function.Supplier;

/** The addresses under which a tenant's tokens are issued, and the OpenID Connect document that names them. */
final class Issuers {
    private final Supplier<String> address;

    Issuers(Supplier<String> address) {
        this.address = address;
    }

    String of(Tenant tenant) {
        return address.get() + "/" + tenant.id() + "/v2.0";
    }

    /** For what a client assertion may be made: the token endpoint, named by id or domain, or the issuer. */
    Set<String> audiences(Tenant tenant) {
        return Set.of(address.get() + "/" + tenant.id() + "/oauth2/v2.0/token", address.get() + "/" + tenant.domain() + "/oauth2/v2.0/token", of(tenant));
    }

    JsonObject document(Tenant tenant) {
        String base = address.get() + "/" + tenant.id();
        return new JsonObject().put("token_endpoint", base + "/oauth2/v2.0/token")
                .put("token_endpoint_auth_methods_supported", new JsonArray().add("client_secret_post").add("private_key_jwt").add("client_secret_basic"))
                .put("jwks_uri", base + "/discovery/v2.0/keys")
                .put("response_modes_supported", new JsonArray().add("query").add("form_post"))
                .put("subject_types_supported", new JsonArray().add("pairwise"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                .put("response_types_supported", new JsonArray().add("code"))
                .put("scopes_supported", new JsonArray().add("openid").add("profile").add("email").add("offline_access"))
                .put("issuer", of(tenant))
                .put("authorization_endpoint", base + "/oauth2/v2.0/authorize")
                .put("end_session_endpoint", base + "/oauth2/v2.0/logout")
                .put("claims_supported", new JsonArray().add("sub").add("iss").add("aud").add("exp").add("iat").add("nonce")
                        .add("preferred_username").add("name").add("tid").add("ver").add("email"));
    }
}
