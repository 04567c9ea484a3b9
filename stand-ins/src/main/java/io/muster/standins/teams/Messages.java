package io.muster.standins.teams;

import io.muster.standins.state.Journal;
import io.muster.standins.wire.Changes;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All messages of all conversations. Safe for many threads. */
public final class Messages {
    private final Clock clock;
    private final Changes changes;
    private final Map<String, Message> byId = new LinkedHashMap<>();
    private final Journal<MessageChange> journal;
    private long lastId;

    /** Begins with what the journal has, and keeps there what is said. */
    Messages(Clock clock, Changes changes, Journal<MessageChange> journal) {
        this.clock = clock;
        this.changes = changes;
        this.journal = journal;
        journal.read().forEach(this::take);
        journal.beginWith(byId.values().stream().map(MessageChange::begun).toList());
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
        var version = Message.Version.of(clock.instant(), activity.copy().put("id", id));
        return happen(MessageChange.begun(new Message(id, place, root.orElse(id), author, List.of(version), onlyFor, Map.of(), Set.of(), Optional.empty())));
    }

    Message edit(Message message, JsonObject activity) {
        return happen(MessageChange.said(message.id(), Message.Version.of(clock.instant(), activity.copy().put("id", message.id()))));
    }

    Message delete(Message message) {
        return happen(MessageChange.deleted(message.id(), clock.instant(), true));
    }

    Message restore(Message message) {
        return happen(MessageChange.deleted(message.id(), clock.instant(), false));
    }

    Message showCard(Message message, String personId, JsonObject card) {
        return happen(MessageChange.card(message.id(), clock.instant(), personId, card));
    }

    synchronized Message react(Message message, Reaction reaction, boolean added) {
        var all = new HashSet<>(byId.get(message.id()).reactions());
        if (added) {
            all.add(reaction);
        } else {
            all.remove(reaction);
        }
        return happen(MessageChange.reactions(message.id(), clock.instant(), all));
    }

    private synchronized Message happen(MessageChange change) {
        take(change);
        journal.add(change);
        var message = byId.get(change.id());
        changes.note("message", message.id(), Optional.of(message.place()));
        return message;
    }

    private void take(MessageChange change) {
        change.begun().ifPresent(message -> byId.put(message.id(), message));
        byId.computeIfPresent(change.id(), (id, now) -> now.after(change));
    }
}
