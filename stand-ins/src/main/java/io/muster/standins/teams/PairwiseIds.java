package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Ids that Teams makes for one bot and that mean nothing to another: {@code 29:1…} for a person, {@code a:1…} for the chat with one. */
public final class PairwiseIds {
    private PairwiseIds() {
    }

    /** A person's id for a bot. */
    public static String person(Bot bot, Person person) {
        return "29:1" + hash("person", bot, person);
    }

    /** The id of a person's chat with a bot. */
    public static String chat(Bot bot, Person person) {
        return "a:1" + hash("chat", bot, person);
    }

    private static String hash(String kind, Bot bot, Person person) {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest((kind + ":" + bot.appId() + ":" + person.id()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 83);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
