package io.muster.standins.entra;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** {@code login.botframework.com}: the keys with which the Connector signs what it sends to bots, and the tokens themselves. */
public final class BotFrameworkSignIn {
    /** The issuer of the public cloud. */
    public static final String PUBLIC_ISSUER = "https://api.botframework.com";
    private static final Duration LIFETIME = Duration.ofHours(1);

    static final List<String> ENDORSEMENTS = List.of("msteams");

    private final SigningKeys keys;
    private final Supplier<String> address;
    private final String issuer;
    private final Clock clock;

    BotFrameworkSignIn(SigningKeys keys, Supplier<String> address, String issuer, Clock clock) {
        this.keys = keys;
        this.address = address;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The issuer in every token. */
    public String issuer() {
        return issuer;
    }

    /** The address of the OpenID document: {@code …/v1/.well-known/openidconfiguration}. */
    public String metadataAddress() {
        return address.get() + "/v1/.well-known/openidconfiguration";
    }

    /** A token as the Connector sends it with an activity: valid for one hour from now. */
    public String token(String botAppId, String serviceUrl) {
        return keys.sign(claims(botAppId, serviceUrl));
    }

    /** Publishes a new signing key; the older ones stay published. */
    public void rotateKeys() {
        keys.rotate();
    }

    /** Takes all keys but the signing one out of the published set. */
    public void withdrawOldKeys() {
        keys.withdrawOld();
    }

    /** Makes a token that a bot has to refuse. */
    public String forged(Forgery forgery, String botAppId, String serviceUrl) {
        return forgery.make(keys, claims(botAppId, serviceUrl), clock.instant());
    }

    /** A correctly signed token with some claims and header members set to other values; for tests of boundaries such as clock skew. */
    public String withClaims(String botAppId, String serviceUrl, Map<String, Object> otherClaims, Map<String, Object> otherHeaders) {
        var claims = claims(botAppId, serviceUrl);
        otherClaims.forEach((name, value) -> Optional.ofNullable(value).ifPresentOrElse(set -> claims.setClaim(name, set), () -> claims.unsetClaim(name)));
        return SigningKeys.sign(claims, keys.signing(), otherHeaders);
    }

    JsonObject document() {
        return new JsonObject().put("issuer", issuer).put("authorization_endpoint", "https://invalid.botframework.com")
                .put("jwks_uri", address.get() + "/v1/.well-known/keys")
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                .put("token_endpoint_auth_methods_supported", new JsonArray().add("private_key_jwt"));
    }

    JsonObject publishedKeys() {
        return keys.published();
    }

    private JwtClaims claims(String botAppId, String serviceUrl) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setStringClaim("serviceurl", serviceUrl);
        claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setIssuer(issuer);
        claims.setAudience(botAppId);
        return claims;
    }
}
