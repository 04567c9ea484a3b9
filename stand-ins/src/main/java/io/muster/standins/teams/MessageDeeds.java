package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.People.Said;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** What people do to messages that stand: edit, delete, take a deletion back, react. Every call waits for the bot's answer. */
public final class MessageDeeds {
    private final TeamsWorld world;
    private final Messages messages;
    private final ActivityComposer composer;
    private final BotChannel channel;

    MessageDeeds(TeamsWorld world, Messages messages, ActivityComposer composer, BotChannel channel) {
        this.world = world;
        this.messages = messages;
        this.composer = composer;
        this.channel = channel;
    }

    /**
     * Somebody writes a message of their own anew; the bot that heard it hears it again as {@code messageUpdate}.
     *
     * @throws IllegalStateException when it is somebody else's
     */
    public Said edit(Person by, Place place, String messageId, Bot bot, String text) {
        var message = own(by, place, messageId);
        boolean mentioned = mentions(message, bot);
        String whole = mentioned && !text.contains(ActivityComposer.at(bot)) ? ActivityComposer.at(bot) + " " + text : text;
        var edited = messages.edit(message, message.activity().copy().put("text", whole));
        return new Said(edited, tell(edited, place, bot, () -> composer.edited(bot, by, edited, place, "editMessage", mentioned)));
    }

    /** A person deletes a message: its own (the bot that heard it is told), or a bot's post as an owner may (bots are not told of those). */
    public Said delete(Person by, Place place, String messageId, Bot bot) {
        var message = messages.delete(seen(by, place, messageId));
        return new Said(message, message.author().equals(by.id())
                ? tell(message, place, bot, () -> composer.deleted(bot, by, message, place)) : Optional.empty());
    }

    /**
     * A person takes the deletion of its own message back.
     *
     * @throws IllegalStateException when it is somebody else's, or was not deleted
     */
    public Said restore(Person by, Place place, String messageId, Bot bot) {
        var message = own(by, place, messageId);
        if (message.deletedAt().isEmpty()) {
            throw new IllegalStateException("The message was not deleted");
        }
        var restored = messages.restore(message);
        return new Said(restored, tell(restored, place, bot, () -> composer.edited(bot, by, restored, place, "undeleteMessage", mentions(restored, bot))));
    }

    /** A person reacts to a message, or takes a reaction back; a bot is told of reactions to its own messages. */
    public Said react(Person by, Place place, String messageId, Bot bot, String type, boolean added) {
        var message = seen(by, place, messageId);
        boolean news = message.reactions().contains(new Reaction(type, by.id())) != added;
        var changed = messages.react(message, new Reaction(type, by.id()), added);
        return new Said(changed, news && message.author().equals(bot.id()) && world.isInstalled(bot, place)
                ? Optional.of(channel.deliver(bot, composer.activity("messageReaction", bot, by, place, ActivityComposer.thread(place, message)).put("replyToId", message.id())
                        .put(added ? "reactionsAdded" : "reactionsRemoved", new JsonArray().add(new JsonObject().put("type", type))))) : Optional.empty());
    }

    private Optional<Delivery> tell(Message message, Place place, Bot bot, Supplier<JsonObject> activity) {
        boolean heard = place instanceof Place.PersonalChat || mentions(message, bot);
        return heard && world.isInstalled(bot, place) ? Optional.of(channel.deliver(bot, activity.get())) : Optional.empty();
    }

    private static boolean mentions(Message message, Bot bot) {
        return String.valueOf(message.activity().getString("text")).contains(ActivityComposer.at(bot));
    }

    private Message own(Person by, Place place, String messageId) {
        var message = seen(by, place, messageId);
        if (!message.author().equals(by.id())) {
            throw new IllegalStateException("Only who wrote a message changes it");
        }
        return message;
    }

    private Message seen(Person by, Place place, String messageId) {
        if (!place.members().contains(by.id())) {
            throw new IllegalStateException(by.name() + " is not in this conversation");
        }
        return messages.find(place.id(), messageId).orElseThrow(() -> new NoSuchElementException("No such message: " + messageId));
    }
}
