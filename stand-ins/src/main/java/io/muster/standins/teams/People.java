package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.Channel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What people do in Teams apart from cards and messages that stand: install a bot, write, come and go, change channels. Every call waits for the bot's answer. */
public final class People {
    /**
     * A message that a person wrote.
     *
     * @param message as it stands in the conversation
     * @param delivery how the bot was told; empty when Teams tells it nothing (a channel message that does not mention it)
     */
    public record Said(Message message, Optional<Delivery> delivery) {
    }

    private final TeamsWorld world;
    private final Messages messages;
    private final ActivityComposer composer;
    private final BotChannel channel;
    private final MessageDeeds deeds;
    private final TeamChanges changes;

    People(TeamsWorld world, Messages messages, ActivityComposer composer, BotChannel channel, MessageDeeds deeds) {
        this.world = world;
        this.messages = messages;
        this.composer = composer;
        this.channel = channel;
        this.deeds = deeds;
        this.changes = new TeamChanges(world);
    }

    /** A person installs a bot in a team (through one of its channels), a chat, or for itself; the bot hears of it twice, as in Teams. */
    public List<Delivery> install(Person by, Bot bot, Place place) {
        world.install(bot, place);
        return tell(by, bot, place, true);
    }

    /** A person removes a bot; the bot hears of it. */
    public List<Delivery> remove(Person by, Bot bot, Place place) {
        world.remove(bot, place);
        return tell(by, bot, place, false);
    }

    private List<Delivery> tell(Person by, Bot bot, Place place, boolean added) {
        return List.of(channel.deliver(bot, composer.botChanged(bot, by, place, added)),
                channel.deliver(bot, composer.installation(bot, by, place, added)));
    }

    /**
     * A person writes.
     *
     * @param root the post to reply to, in a channel; empty for a new post
     * @param bot whom it concerns
     * @param mentions whether the text names the bot; {@code <at>name</at>} is put before the text unless it is in there
     * @throws IllegalStateException when the person does not read the place
     */
    public Said say(Person by, Place place, Optional<String> root, Bot bot, String text, boolean mentions) {
        if (!place.members().contains(by.id())) {
            throw new IllegalStateException(by.name() + " is not in this conversation");
        }
        root.ifPresent(post -> messages.find(place.id(), post).orElseThrow(() -> new NoSuchElementException("No such post: " + post)));
        String at = ActivityComposer.at(bot);
        String whole = mentions && !text.contains(at) ? at + " " + text : text;
        var message = messages.add(place.id(), place instanceof Channel ? root : Optional.empty(), by.id(),
                new JsonObject().put("type", "message").put("text", whole), Optional.empty());
        boolean heard = mentions || place instanceof Place.PersonalChat;
        if (!heard || !world.isInstalled(bot, place)) {
            return new Said(message, Optional.empty());
        }
        return new Said(message, Optional.of(channel.deliver(bot, composer.message(bot, by, message, place, mentions))));
    }

    /** As {@link MessageDeeds#delete}, when there is one bot at most that could be told. */
    public Message delete(Person by, Place place, String messageId) {
        return deeds.delete(by, place, messageId, world.bots().getFirst()).message();
    }

    /**
     * Somebody comes into a team, channel or chat, or goes; the bots in a team or chat are told.
     *
     * @throws IllegalStateException when nothing would change
     */
    public List<Delivery> member(Person by, Person who, Place place, boolean comes) {
        var changed = changes.member(place, who, comes);
        boolean told = !(changed instanceof Channel in) || in.reach() == Place.Reach.STANDARD;
        return !told ? List.of() : world.bots().stream().filter(bot -> world.isInstalled(bot, changed))
                .map(bot -> channel.deliver(bot, composer.personChanged(bot, by, who, changed, comes))).toList();
    }

    /**
     * Something happens to a channel or its team ({@code channelCreated}, {@code channelRenamed}, {@code channelDeleted}, {@code teamArchived} …) and
     * the bot is told.
     *
     * @param name the new name, where it is renamed
     */
    public Delivery changed(Person by, Bot bot, Channel place, String eventType, Optional<String> name) {
        return channel.deliver(bot, composer.changed(bot, by, changes.happen(eventType, place, name), eventType));
    }

    /** As {@link #changed(Person, Bot, Channel, String, Optional)}, without a new name. */
    public Delivery changed(Person by, Bot bot, Channel place, String eventType) {
        return changed(by, bot, place, eventType, Optional.empty());
    }
}
