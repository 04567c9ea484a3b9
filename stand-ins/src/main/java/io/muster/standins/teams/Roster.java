package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.Channel;
import java.util.Optional;

/** Which conversations a bot is in, and whom it meets there. */
final class Roster {
    private final TeamsWorld world;
    private final Messages messages;

    Roster(TeamsWorld world, Messages messages) {
        this.world = world;
        this.messages = messages;
    }

    /**
     * The channel or chat that an id names to a bot.
     *
     * @throws ConnectorRefusal 404 when it names none (or a thread that was never begun), 403 when the bot is not in it
     */
    Place place(Bot bot, ConversationId id) {
        var place = world.place(id.place()).orElseThrow(ConnectorRefusal::conversationNotFound);
        if (place instanceof Place.PersonalChat chat && !chat.botAppId().equals(bot.appId())) {
            throw ConnectorRefusal.conversationNotFound();
        }
        boolean knownThread = id.root().map(root -> place instanceof Channel && messages.find(place.id(), root).isPresent()).orElse(true);
        if (!knownThread) {
            throw ConnectorRefusal.conversationNotFound();
        }
        require(bot, place);
        return place;
    }

    /** @throws ConnectorRefusal 403 when the bot is not in it */
    void require(Bot bot, Place place) {
        boolean inRoster = place instanceof Place.PersonalChat chat
                ? world.canReach(bot, world.directory().requirePerson(chat.personId())) : world.isInstalled(bot, place);
        if (!inRoster) {
            throw ConnectorRefusal.notInRoster();
        }
    }

    /** Who in a place an id means to a bot. */
    Optional<Person> member(Bot bot, Place place, String id) {
        return world.person(bot, id).filter(person -> place.members().contains(person.id()));
    }
}
