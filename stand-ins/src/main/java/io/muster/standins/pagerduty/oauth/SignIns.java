package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sign-ins under way: the question on the consent page, then the code, valid for 30 seconds and once. */
public final class SignIns {
    /** How long a code is valid. */
    public static final Duration CODE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Tokens tokens;
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> spent = new HashMap<>();

    /**
     * What the consent page asks.
     *
     * @param app         who asks
     * @param redirectUri where the answer goes
     * @param scopes      what for
     * @param challenge   the PKCE S256 challenge
     * @param state       echoed
     */
    public record Question(OAuthApp app, String redirectUri, Set<String> scopes, String challenge,
            Optional<String> state) {
    }

    private record Code(Question question, Grant grant, Instant until) {
    }

    /**
     * @param clock  the time
     * @param tokens to revoke when a code is used twice
     */
    public SignIns(Clock clock, Tokens tokens) {
        this.clock = clock;
        this.tokens = tokens;
    }

    /** @return the handle under which the page answers */
    public synchronized String ask(Question question) {
        String handle = Identifiers.unguessable();
        questions.put(handle, question);
        return handle;
    }

    /** @return the question, once */
    public synchronized Optional<Question> answer(String handle) {
        return Optional.ofNullable(questions.remove(handle));
    }

    /** @return a code for the person's yes */
    public synchronized String allow(Question question, User user) {
        String code = Identifiers.unguessable();
        Grant grant = new Grant(UUID.randomUUID(), question.app(), question.app().home(), Optional.of(user),
                question.scopes());
        codes.put(code, new Code(question, grant, clock.instant().plus(CODE)));
        return code;
    }

    /**
     * Exchanges a code.
     *
     * @throws OAuthError invalid_grant when the code is unknown, over, spent, for another app or address, or when the
     *                    verifier does not fit
     */
    public synchronized Grant redeem(String code, OAuthApp app, String redirectUri, String verifier) {
        Optional.ofNullable(spent.get(code)).ifPresent(tokens::revoke);
        Code held = codes.remove(code);
        if (held == null || !clock.instant().isBefore(held.until())) {
            throw OAuthError.of("invalid_grant", "The authorization code is invalid or expired");
        }
        spent.put(code, held.grant());
        if (!held.question().app().clientId().equals(app.clientId())) {
            throw OAuthError.of("invalid_grant", "The authorization code was issued to another client");
        }
        if (!held.question().redirectUri().equals(redirectUri)) {
            throw OAuthError.of("invalid_grant", "The redirect_uri is not the one of the authorization request");
        }
        if (!challengeOf(verifier).equals(held.question().challenge())) {
            throw OAuthError.of("invalid_grant", "The code_verifier does not match the code_challenge");
        }
        return held.grant();
    }

    /** @return the S256 challenge of a verifier */
    public static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This Java has no SHA-256", broken);
        }
    }
}
