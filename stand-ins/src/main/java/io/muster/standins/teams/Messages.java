package io.muster.standins.teams;

import io.muster.standins.wire.Changes;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All messages of all conversations. Safe for many threads. */
public final class Messages {
    private final Clock clock;
    private final Changes changes;
    private final Map<String, Message> byId = new LinkedHashMap<>();
    private long lastId;

    Messages(Clock clock, Changes changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** The messages of a channel or chat, oldest first, deleted ones among them. */
    public synchronized List<Message> in(String place) {
        return byId.values().stream().filter(message -> message.place().equals(place)).toList();
    }

    /** A message of a channel or chat, also when it was deleted. */
    public synchronized Optional<Message> find(String place, String id) {
        return Optional.ofNullable(byId.get(id)).filter(message -> message.place().equals(place));
    }

    synchronized Message add(String place, Optional<String> root, String author, JsonObject activity, Optional<String> onlyFor) {
        lastId = Math.max(lastId + 1, clock.millis());
        String id = Long.toString(lastId);
        var version = new Message.Version(clock.instant(), activity.copy().put("id", id));
        var message = new Message(id, place, root.orElse(id), author, List.of(version), onlyFor, Map.of(), Optional.empty());
        byId.put(id, message);
        noted(message);
        return message;
    }

    Message edit(Message message, JsonObject activity) {
        return change(message, now -> now.edited(clock.instant(), activity.copy().put("id", message.id())));
    }

    Message delete(Message message) {
        return change(message, now -> now.deleted(clock.instant()));
    }

    Message showCard(Message message, String personId, JsonObject card) {
        return change(message, now -> now.withCardFor(personId, card));
    }

    private synchronized Message change(Message message, UnaryOperator<Message> how) {
        var changed = byId.computeIfPresent(message.id(), (id, now) -> how.apply(now));
        noted(message);
        return changed;
    }

    private void noted(Message message) {
        changes.note("message", message.id(), Optional.of(message.place()));
    }
}
