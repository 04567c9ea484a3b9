package io.muster.standins.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Authorization codes (ten minutes, once, bound to client, redirect URI and PKCE challenge) and refresh tokens. */
final class SignIns {
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    /** What a person agreed to. Challenge and nonce are null when the request had none. */
    record Agreed(Tenant tenant, Person person, String clientId, String redirectUri, String scope, String challenge, String nonce, Instant until) {
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Agreed> codes = new HashMap<>();
    private final Map<String, Agreed> refreshTokens = new HashMap<>();
    private final Set<String> redeemed = new HashSet<>();
    private final Runnable changed;

    /** Refresh tokens of an earlier life are good still; {@code changed} is told of each new one. */
    SignIns(Clock clock, Map<String, Agreed> refreshTokens, Runnable changed) {
        this.clock = clock;
        this.refreshTokens.putAll(refreshTokens);
        this.changed = changed;
    }

    synchronized Map<String, Agreed> refreshTokens() {
        return Map.copyOf(refreshTokens);
    }

    synchronized String code(Tenant tenant, Person person, String clientId, String redirectUri, String scope, String challenge, String nonce) {
        String code = opaque("1.");
        codes.put(code, new Agreed(tenant, person, clientId, redirectUri, scope, challenge, nonce, clock.instant().plus(CODE_LIFETIME)));
        return code;
    }

    synchronized Agreed redeem(String code, String clientId, String redirectUri, String verifier) {
        if (redeemed.contains(code)) {
            throw EntraRefusal.codeRedeemed();
        }
        var agreed = codes.get(code);
        if (agreed == null || !agreed.clientId().equals(clientId)) {
            throw EntraRefusal.codeUnknown();
        }
        if (clock.instant().isAfter(agreed.until())) {
            throw EntraRefusal.codeExpired();
        }
        if (!agreed.redirectUri().equals(redirectUri)) {
            throw EntraRefusal.redirectUri(redirectUri, clientId);
        }
        if (agreed.challenge() != null && (verifier == null || !agreed.challenge().equals(challenge(verifier)))) {
            throw EntraRefusal.verifier();
        }
        codes.remove(code);
        redeemed.add(code);
        return agreed;
    }

    synchronized String refreshToken(Agreed agreed) {
        String token = opaque("1.A");
        refreshTokens.put(token, agreed);
        changed.run();
        return token;
    }

    synchronized Agreed refresh(String token, String clientId) {
        var agreed = refreshTokens.get(token);
        if (agreed == null || !agreed.clientId().equals(clientId)) {
            throw EntraRefusal.codeUnknown();
        }
        return agreed;
    }

    private String opaque(String prefix) {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
