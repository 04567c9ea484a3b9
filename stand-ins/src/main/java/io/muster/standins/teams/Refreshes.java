package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cards with {@code refresh}: whoever has the conversation open and is among the first sixty {@code userIds} (or anybody, in a
 * conversation of at most sixty people, when the card names none) gets a card of their own, after each edit again.
 */
public final class Refreshes {
    private static final int MOST = 60;
    private static final int IN_VIEW = 20;

    private record Looking(String personId, String place) {
    }

    private final TeamsWorld world;
    private final Messages messages;
    private final Cards cards;
    private final Set<Looking> looking = ConcurrentHashMap.newKeySet();

    Refreshes(TeamsWorld world, Messages messages, Cards cards) {
        this.world = world;
        this.messages = messages;
        this.cards = cards;
    }

    /** A person opens a conversation (the newest cards come into view, and those without a card of the person's own ask for it), or leaves it. */
    public void looks(Person person, Place place, boolean opens) {
        if (opens) {
            if (looking.add(new Looking(person.id(), place.id()))) {
                messages.in(place.id()).reversed().stream().filter(message -> asks(message) && !message.cards().containsKey(person.id()))
                        .filter(message -> place.members().contains(person.id()) && message.isShownTo(person.id())).limit(IN_VIEW)
                        .forEach(message -> Thread.ofVirtual().start(() -> refresh(person, place, message)));
            }
        } else {
            looking.remove(new Looking(person.id(), place.id()));
        }
    }

    /** A bot's message was made or changed: those who look at it get their own card, each on a thread of its own. */
    void shown(Message message) {
        if (!asks(message)) {
            return;
        }
        world.place(message.place()).ifPresent(place -> looking.stream().filter(each -> each.place().equals(place.id())).map(Looking::personId)
                .filter(place.members()::contains).filter(message::isShownTo).map(world.directory()::requirePerson)
                .forEach(viewer -> Thread.ofVirtual().start(() -> refresh(viewer, place, message))));
    }

    private static boolean asks(Message message) {
        return Message.card(message.activity()).filter(card -> card.containsKey("refresh")).isPresent();
    }

    private void refresh(Person viewer, Place place, Message message) {
        try {
            cards.refresh(viewer, place, message.id());
        } catch (NoSuchElementException gone) {
            // Deleted between the edit and the refresh: nothing is left to show.
        }
    }

    /** The refresh action of the card as posted, when it is meant for this viewer. */
    static Optional<JsonObject> action(TeamsWorld world, Bot bot, Place place, Message message, Person viewer) {
        var refresh = Message.card(message.activity()).flatMap(card -> Json.object(card, "refresh"));
        return refresh.filter(found -> isMeant(found, bot, place, viewer)).flatMap(found -> Json.object(found, "action"));
    }

    private static boolean isMeant(JsonObject refresh, Bot bot, Place place, Person viewer) {
        var ids = Json.texts(refresh, "userIds");
        return ids.isEmpty() && !refresh.containsKey("userIds") ? place.members().size() <= MOST
                : ids.stream().limit(MOST).anyMatch(PairwiseIds.person(bot, viewer)::equals);
    }
}
