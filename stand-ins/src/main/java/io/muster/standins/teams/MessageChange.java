package io.muster.standins.teams;

import io.muster.standins.teams.Message.Version;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happened to a message; the journal is made of these.
 *
 * @param id the message
 * @param at when
 * @param begun the message as it was first said (or, where a journal begins anew, as it stood then)
 * @param said what it says from now on; ends the cards that people had of their own
 * @param cards a card that one person sees from now on, by object id
 * @param deleted true when it was deleted, false when a deletion was taken back
 * @param reactions all reactions from now on
 */
record MessageChange(String id, Instant at, Optional<Message> begun, Optional<Version> said, Map<String, JsonObject> cards,
                     Optional<Boolean> deleted, Optional<Set<Reaction>> reactions) {

    MessageChange {
        cards = cards == null ? Map.of() : Map.copyOf(cards);
    }

    static MessageChange begun(Message message) {
        return new MessageChange(message.id(), message.at(), Optional.of(message), Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
    }

    static MessageChange said(String id, Version version) {
        return new MessageChange(id, version.at(), Optional.empty(), Optional.of(version), Map.of(), Optional.empty(), Optional.empty());
    }

    static MessageChange card(String id, Instant at, String personId, JsonObject card) {
        return new MessageChange(id, at, Optional.empty(), Optional.empty(), Map.of(personId, card), Optional.empty(), Optional.empty());
    }

    static MessageChange deleted(String id, Instant at, boolean deleted) {
        return new MessageChange(id, at, Optional.empty(), Optional.empty(), Map.of(), Optional.of(deleted), Optional.empty());
    }

    static MessageChange reactions(String id, Instant at, Set<Reaction> all) {
        return new MessageChange(id, at, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.of(all));
    }
}
