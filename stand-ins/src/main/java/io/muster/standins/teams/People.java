package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.Channel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What people do in Teams apart from pressing buttons: install a bot, write, delete, change channels. Every call waits for the bot's answer. */
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

    People(TeamsWorld world, Messages messages, ActivityComposer composer, BotChannel channel) {
        this.world = world;
        this.messages = messages;
        this.composer = composer;
        this.channel = channel;
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
        return List.of(channel.deliver(bot, composer.membersChanged(bot, by, place, added)),
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

    /** A person deletes a message (its own, or a bot's post as an owner may); bots are not told of their own. */
    public Message delete(Person by, Place place, String messageId) {
        if (!place.members().contains(by.id())) {
            throw new IllegalStateException(by.name() + " is not in this conversation");
        }
        return messages.delete(messages.find(place.id(), messageId).orElseThrow(() -> new NoSuchElementException("No such message: " + messageId)));
    }

    /** Something happened to a channel or its team: {@code channelCreated}, {@code channelRenamed}, {@code channelDeleted}, {@code teamDeleted} … */
    public Delivery changed(Person by, Bot bot, Channel changed, String eventType) {
        return channel.deliver(bot, composer.changed(bot, by, changed, eventType));
    }
}
