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

    private record Looking(String personId, String place) {
    }

    private final TeamsWorld world;
    private final Cards cards;
    private final Set<Looking> looking = ConcurrentHashMap.newKeySet();

    Refreshes(TeamsWorld world, Cards cards) {
        this.world = world;
        this.cards = cards;
    }

    /** A person opens a conversation, or leaves it. */
    public void looks(Person person, Place place, boolean opens) {
        if (opens) {
            looking.add(new Looking(person.id(), place.id()));
        } else {
            looking.remove(new Looking(person.id(), place.id()));
        }
    }

    /** A bot's message was made or changed: those who look at it get their own card, each on a thread of its own. */
    void shown(Message message) {
        if (Message.card(message.activity()).filter(card -> card.containsKey("refresh")).isEmpty()) {
            return;
        }
        var place = world.place(message.place()).orElseThrow();
        looking.stream().filter(each -> each.place().equals(place.id())).map(Looking::personId)
                .filter(place.members()::contains).filter(message::isShownTo).map(world.directory()::requirePerson)
                .forEach(viewer -> Thread.ofVirtual().start(() -> refresh(viewer, place, message)));
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
