package io.muster.standins.pagerduty.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Makes ids and secrets in the shapes PagerDuty's have; a client must treat them as opaque. */
public final class Identifiers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Identifiers() {
    }

    /** @return an id such as {@code PGR0VU2} */
    public static String resource() {
        return "P" + letters(6);
    }

    /** @return an id such as {@code Q2CKYRLH85UNN4} */
    public static String incident() {
        return "Q" + letters(13);
    }

    /** @return an event id such as {@code 01FKZSRAPTMF55RE69G8BQHGC6} */
    public static String event() {
        return "01" + letters(24);
    }

    /** @return a webhook secret: 64 characters that look like Base64 and are used as plain text */
    public static String webhookSecret() {
        return Base64.getEncoder().encodeToString(bytes(48));
    }

    /** @return an API key such as {@code y_NbAkKc66ryYTWUXYEu} */
    public static String apiKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(15));
    }

    /**
     * @param region of the account
     * @param kind   0 for an access token, 1 for a refresh token
     * @return a token such as {@code pdus+_0XBPWQQ_dfd3c718-4a46-400d-a8ec-45bab1fd417e}
     */
    public static String token(Region region, int kind) {
        return region.tokenPrefix() + "+_" + kind + "XBPWQQ_" + UUID.randomUUID();
    }

    /** @return a value nobody can guess, for codes and pending sign-ins */
    public static String unguessable() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String letters(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (byte random : bytes(count)) {
            letters.append(ALPHABET.charAt(Byte.toUnsignedInt(random) % ALPHABET.length()));
        }
        return letters.toString();
    }
}
