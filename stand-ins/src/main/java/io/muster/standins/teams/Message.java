package io.muster.standins.teams;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message as it stands in a conversation.
 *
 * @param id the activity id: milliseconds since 1970, unique in the whole stand-in
 * @param place the id of the channel or chat
 * @param root the id of the post that began the thread; the message's own id when it began one, or in a chat
 * @param author {@code 28:…} of a bot, or the object id of a person
 * @param versions what it said, oldest first, the last one is shown
 * @param onlyFor the object id of the only person who sees it; empty when everybody does
 * @param cards cards that replaced the shown one for some people (object id to card), until the next edit
 * @param reactions of people and bots
 * @param deletedAt when it was deleted
 */
public record Message(String id, String place, String root, String author, List<Version> versions, Optional<String> onlyFor,
                      Map<String, JsonObject> cards, Set<Reaction> reactions, Optional<Instant> deletedAt) {
    /** The content type of an Adaptive Card. */
    public static final String CARD = "application/vnd.microsoft.card.adaptive";

    /**
     * What a message said from a moment on. There are thousands in a storm: the activity is kept as text, a fifth of what it takes as objects.
     *
     * @param at the moment
     * @param json the activity, encoded
     */
    public record Version(Instant at, @JsonIgnore String json) {
        @JsonCreator
        static Version of(@JsonProperty("at") Instant at, @JsonProperty("activity") JsonObject activity) {
            return new Version(at, activity.encode());
        }

        /** The activity; a new object each time. */
        @JsonProperty("activity")
        public JsonObject activity() {
            return new JsonObject(json);
        }
    }

    public Message {
        versions = List.copyOf(versions);
        cards = Map.copyOf(cards);
        reactions = Set.copyOf(reactions);
    }

    /** What it says now. */
    public JsonObject activity() {
        return versions.getLast().activity();
    }

    /** When it was first said. */
    public Instant at() {
        return versions.getFirst().at();
    }

    /** Whether a person sees it, given that the person reads the conversation. */
    public boolean isShownTo(String personId) {
        return deletedAt.isEmpty() && onlyFor.map(personId::equals).orElse(true);
    }

    /** Whether a person sees that there was a message here. */
    boolean isTraceFor(String personId) {
        return deletedAt.isPresent() && onlyFor.map(personId::equals).orElse(true);
    }

    /** The card that a person sees; empty when the message has none. */
    public Optional<JsonObject> cardFor(String personId) {
        return Optional.ofNullable(cards.get(personId)).or(() -> card(activity()));
    }

    /** The first Adaptive Card of an activity. */
    public static Optional<JsonObject> card(JsonObject activity) {
        return Json.objects(activity, "attachments").filter(attachment -> CARD.equals(attachment.getString("contentType")))
                .findFirst().flatMap(attachment -> Json.object(attachment, "content"));
    }

    /** This message after something happened to it. */
    Message after(MessageChange change) {
        var said = new ArrayList<>(versions);
        change.said().ifPresent(said::add);
        var shown = new HashMap<>(change.said().isPresent() ? Map.of() : cards);
        shown.putAll(change.cards());
        return new Message(id, place, root, author, said, onlyFor, shown, change.reactions().orElse(reactions),
                change.deleted().map(deleted -> deleted ? Optional.of(change.at()) : Optional.<Instant>empty()).orElse(deletedAt));
    }

    /** The message as the control surface shows it; with a viewer, the card is the one that this person sees. */
    public JsonObject toJson(Optional<String> viewer) {
        var history = new JsonArray();
        versions.forEach(version -> history.add(new JsonObject().put("at", version.at().toString()).put("activity", version.activity())));
        return new JsonObject().put("id", id).put("conversation", place).put("root", root).put("author", author).put("at", at().toString())
                .put("text", activity().getString("text")).put("card", viewer.flatMap(this::cardFor).or(() -> card(activity())).orElse(null))
                .put("edits", versions.size() - 1).put("versions", history).put("onlyFor", onlyFor.orElse(null))
                .put("cardsFor", Json.array(cards.keySet())).put("deletedAt", deletedAt.map(Instant::toString).orElse(null));
    }
}
