package io.muster.standins.entra;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Ways in which somebody may try to pass for Teams; each makes a token that differs from a good one in one point only. */
public enum Forgery {
    /** {@code alg: none} and no signature. */
    NO_ALGORITHM,
    /** HS256 with the published RSA key as the shared secret. */
    HMAC_WITH_PUBLIC_KEY,
    /** For another bot. */
    WRONG_AUDIENCE,
    /** The claim is absent. */
    NO_AUDIENCE,
    /** From another issuer. */
    WRONG_ISSUER,
    /** A tenant's issuer as the emulator and skills use it, signed with the right key. */
    EMULATOR_ISSUER,
    /** Signed with a key that nobody published. */
    UNKNOWN_KEY,
    /** Signed with an unpublished key under the name of the published one. */
    KEY_NAME_STOLEN,
    /** Ended ten minutes ago. */
    EXPIRED,
    /** Begins in ten minutes. */
    NOT_YET_VALID,
    /** The claim {@code exp} is absent. */
    NO_EXPIRY,
    /** Signed with a published key that is endorsed for other channels only. */
    NOT_ENDORSED_FOR_TEAMS,
    /** Signed with a published key without endorsements. */
    NO_ENDORSEMENTS,
    /** Another service's address in {@code serviceurl}. */
    WRONG_SERVICE_URL,
    /** The claim {@code serviceurl} is absent. */
    NO_SERVICE_URL,
    /** The claims of a skill's token ({@code appid}, {@code ver}) beside the right ones. */
    SKILL_CLAIMS,
    /** Signed with the attacker's key, which the header offers through {@code jku}. */
    KEY_ADDRESS_IN_HEADER,
    /** Signed with the attacker's key, which the header carries in {@code jwk}. */
    KEY_IN_HEADER,
    /** One character of the signature is changed. */
    BROKEN_SIGNATURE,
    /** A claim is changed after signing. */
    CHANGED_AFTER_SIGNING;

    String make(SigningKeys keys, JwtClaims claims, Instant now) {
        var published = keys.signing();
        return switch (this) {
            case NO_ALGORITHM -> encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(claims.toJson()) + ".";
            case HMAC_WITH_PUBLIC_KEY -> hmac(published, claims);
            case WRONG_AUDIENCE -> signed(published, with(claims, "aud", UUID.randomUUID().toString()));
            case NO_AUDIENCE -> signed(published, without(claims, "aud"));
            case WRONG_ISSUER -> signed(published, with(claims, "iss", "https://api.botframework.example"));
            case EMULATOR_ISSUER -> signed(published, with(claims, "iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"));
            case UNKNOWN_KEY -> signed(SigningKeys.generate(), claims);
            case KEY_NAME_STOLEN -> signed(named(SigningKeys.generate(), published.getKeyId()), claims);
            case EXPIRED -> signed(published, lasting(claims, now.minusSeconds(4200), now.minusSeconds(600)));
            case NOT_YET_VALID -> signed(published, lasting(claims, now.plusSeconds(600), now.plusSeconds(4200)));
            case NO_EXPIRY -> signed(published, without(claims, "exp"));
            case NOT_ENDORSED_FOR_TEAMS -> signed(keys.publishWithEndorsements(List.of("webchat", "directline")), claims);
            case NO_ENDORSEMENTS -> signed(keys.publishWithEndorsements(List.of()), claims);
            case WRONG_SERVICE_URL -> signed(published, with(claims, "serviceurl", "https://teams.attacker.example/teams/"));
            case NO_SERVICE_URL -> signed(published, without(claims, "serviceurl"));
            case SKILL_CLAIMS -> signed(published, with(with(claims, "appid", UUID.randomUUID().toString()), "ver", "1.0"));
            case KEY_ADDRESS_IN_HEADER -> SigningKeys.sign(claims, SigningKeys.generate(), Map.of("jku", "https://attacker.example/keys"));
            case KEY_IN_HEADER -> ownKeyInHeader(claims);
            case BROKEN_SIGNATURE -> broken(signed(published, claims));
            case CHANGED_AFTER_SIGNING -> changed(signed(published, claims), claims);
        };
    }

    private static String signed(RsaJsonWebKey key, JwtClaims claims) {
        return SigningKeys.sign(claims, key, Map.of());
    }

    private static JwtClaims with(JwtClaims claims, String name, Object value) {
        claims.setClaim(name, value);
        return claims;
    }

    private static JwtClaims without(JwtClaims claims, String name) {
        claims.unsetClaim(name);
        return claims;
    }

    private static JwtClaims lasting(JwtClaims claims, Instant from, Instant until) {
        claims.setNotBefore(NumericDate.fromSeconds(from.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
        return claims;
    }

    private static RsaJsonWebKey named(RsaJsonWebKey key, String name) {
        key.setKeyId(name);
        return key;
    }

    private static String ownKeyInHeader(JwtClaims claims) {
        var own = SigningKeys.generate();
        return SigningKeys.sign(claims, own, Map.of("jwk", own.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
    }

    private static String hmac(RsaJsonWebKey key, JwtClaims claims) {
        String content = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + key.getKeyId() + "\"}") + "." + encoded(claims.toJson());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getRsaPublicKey().getEncoded(), "HmacSHA256"));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String broken(String token) {
        int middle = token.lastIndexOf('.') + 20;
        return token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
    }

    private static String changed(String token, JwtClaims claims) {
        var parts = token.split("\\.");
        return parts[0] + "." + encoded(with(claims, "serviceurl", "https://teams.attacker.example/teams/").toJson()) + "." + parts[2];
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
