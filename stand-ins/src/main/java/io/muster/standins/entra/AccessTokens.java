package io.muster.standins.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Writes the claims that Entra writes, and signs them. */
final class AccessTokens {
    static final Duration LIFETIME = Duration.ofSeconds(3600);

    private final SigningKeys keys;
    private final Clock clock;

    AccessTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A version 1 token for a Microsoft resource, such as the Bot Connector or Graph. */
    String forResource(Tenant tenant, String clientId, String audience, List<String> roles) {
        var claims = claims("https://sts.windows.net/" + tenant.id() + "/", audience, subject(tenant, clientId, audience));
        claims.setStringClaim("appid", clientId);
        claims.setStringClaim("appidacr", "1");
        claims.setStringClaim("idtyp", "app");
        claims.setStringClaim("oid", servicePrincipal(tenant, clientId));
        claims.setStringClaim("tid", tenant.id());
        claims.setStringClaim("ver", "1.0");
        return signed(claims, roles);
    }

    /** A version 2 token of a daemon for a registered API; the audience is the API's client id. */
    String forDaemon(String issuer, Tenant tenant, String clientId, String apiClientId, List<String> roles) {
        var claims = claims(issuer, apiClientId, subject(tenant, clientId, apiClientId));
        claims.setStringClaim("azp", clientId);
        claims.setStringClaim("azpacr", "1");
        claims.setStringClaim("idtyp", "app");
        claims.setStringClaim("oid", servicePrincipal(tenant, clientId));
        claims.setStringClaim("tid", tenant.id());
        claims.setStringClaim("ver", "2.0");
        return signed(claims, roles);
    }

    /** A version 2 token about a person: an ID token, or (with {@code scp}) an access token for the app's own API. */
    String forPerson(String issuer, Tenant tenant, Person person, String clientId, List<String> roles, String nonce, boolean access) {
        var claims = claims(issuer, clientId, subject(tenant, person.id(), clientId));
        claims.setStringClaim("name", person.name());
        claims.setStringClaim("oid", person.id());
        claims.setStringClaim("preferred_username", person.mail());
        claims.setStringClaim("email", person.mail());
        claims.setStringClaim("tid", tenant.id());
        claims.setStringClaim("ver", "2.0");
        if (nonce != null) {
            claims.setStringClaim("nonce", nonce);
        }
        if (access) {
            claims.setStringClaim("azp", clientId);
            claims.setStringClaim("scp", "user_impersonation");
        }
        return signed(claims, roles);
    }

    private JwtClaims claims(String issuer, String audience, String subject) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setStringClaim("uti", UUID.randomUUID().toString());
        return claims;
    }

    private String signed(JwtClaims claims, List<String> roles) {
        if (!roles.isEmpty()) {
            claims.setStringListClaim("roles", roles);
        }
        return keys.sign(claims);
    }

    private static String servicePrincipal(Tenant tenant, String clientId) {
        return UUID.nameUUIDFromBytes((tenant.id() + clientId).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Pairwise, as Entra's: another value for each audience. */
    private static String subject(Tenant tenant, String principal, String audience) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((tenant.id() + principal + audience).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
