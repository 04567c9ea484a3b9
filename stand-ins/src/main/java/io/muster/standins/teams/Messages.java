package io.muster.standins.teams;

import io.muster.standins.state.Journal;
import io.muster.standins.wire.Changes;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All messages of all conversations. Safe for many threads. */
public final class Messages {
    private final Clock clock;
    private final Changes changes;
    private final Map<String, Message> byId = new LinkedHashMap<>();
    private final Journal<Message> journal;
    private long lastId;

    /** Begins with what the journal has, and keeps there what is said. */
    Messages(Clock clock, Changes changes, Journal<Message> journal) {
        this.clock = clock;
        this.changes = changes;
        this.journal = journal;
        journal.read().forEach(line -> byId.merge(line.id(), line, Message::then));
        journal.beginWith(byId.values());
        lastId = byId.keySet().stream().mapToLong(Long::parseLong).max().orElse(0);
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
        noted(message, message);
        return message;
    }

    Message edit(Message message, JsonObject activity) {
        return change(message.edit(clock.instant(), activity.copy().put("id", message.id())));
    }

    Message delete(Message message) {
        return change(message.deletion(clock.instant()));
    }

    Message showCard(Message message, String personId, JsonObject card) {
        return change(message.cardOf(personId, card));
    }

    private synchronized Message change(Message difference) {
        var changed = byId.computeIfPresent(difference.id(), (id, now) -> now.then(difference));
        noted(changed, difference);
        return changed;
    }

    private void noted(Message message, Message difference) {
        journal.add(difference);
        changes.note("message", message.id(), Optional.of(message.place()));
    }
}
