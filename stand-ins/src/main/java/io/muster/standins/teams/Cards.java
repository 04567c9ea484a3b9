package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What people do with cards: press, fill in, submit dialogs. Only what the person sees can be pressed. Every call waits for the bot's answer. */
public final class Cards {
    private record Open(Person person, Place place, Message message, Bot bot, Dialog dialog) {
    }

    private final TeamsWorld world;
    private final Messages messages;
    private final ActivityComposer composer;
    private final BotChannel channel;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    Cards(TeamsWorld world, Messages messages, ActivityComposer composer, BotChannel channel) {
        this.world = world;
        this.messages = messages;
        this.composer = composer;
        this.channel = channel;
    }

    /**
     * A person presses a button of a card.
     *
     * @param button the action's verb, title or id
     * @param typed what was typed into the card's fields, by field id
     * @param seen how many edits old the pressed card is counted from the first (0: as posted); empty: the one shown now
     * @throws NoSuchElementException when the person sees no such message, card or button
     * @throws IllegalStateException when a required field is empty
     */
    public Press press(Person by, Place place, String messageId, String button, JsonObject typed, OptionalInt seen) {
        var message = visible(by, place, messageId);
        var card = (seen.isPresent() ? Message.card(message.versions().get(seen.getAsInt()).activity()) : message.cardFor(by.id()))
                .orElseThrow(() -> new NoSuchElementException("The message has no card"));
        var action = CardActions.named(card, button)
                .orElseThrow(() -> new NoSuchElementException("No button \"" + button + "\" on the card that " + by.name() + " sees"));
        var bot = author(message);
        return switch (action.getString("type")) {
            case "Action.Execute" -> execute(by, place, message, bot, action, data(card, action, typed));
            case "Action.Submit" -> submit(by, place, message, bot, action, data(card, action, typed));
            case "Action.OpenUrl" -> new Press(action, Optional.empty(), Optional.empty(), Optional.empty(), Json.text(action, "url"));
            case String other -> throw new IllegalStateException("Nothing is sent for " + other);
        };
    }

    /** Teams asks for this person's own card, as when it comes into view; empty when the card asks for no refresh for the person. */
    public Optional<Press> refresh(Person viewer, Place place, String messageId) {
        var message = visible(viewer, place, messageId);
        return Refreshes.action(world, author(message), place, message, viewer)
                .map(action -> invoke(viewer, place, message, author(message), action, action.getJsonObject("data", new JsonObject()), "automatic"));
    }

    /**
     * A person submits an open dialog.
     *
     * @param button the action's title or id on the dialog's card
     * @throws NoSuchElementException when no such dialog or button is there
     */
    public Press submitDialog(String dialogId, String button, JsonObject typed) {
        var window = Optional.ofNullable(open.get(dialogId)).orElseThrow(() -> new NoSuchElementException("No open dialog: " + dialogId));
        var card = window.dialog().card().orElseThrow(() -> new IllegalStateException("The dialog shows a page, not a card"));
        var action = CardActions.named(card, button).orElseThrow(() -> new NoSuchElementException("No button \"" + button + "\" in the dialog"));
        return dialog("task/submit", dialogId, window.person(), window.place(), window.message(), window.bot(), action, data(card, action, typed));
    }

    private Press execute(Person by, Place place, Message message, Bot bot, JsonObject action, JsonObject data) {
        return invoke(by, place, message, bot, action, data, "manual");
    }

    private Press invoke(Person by, Place place, Message message, Bot bot, JsonObject action, JsonObject data, String trigger) {
        var sent = new JsonObject().put("type", "Action.Execute").put("verb", action.getString("verb")).put("data", data);
        Optional.ofNullable(action.getString("id")).ifPresent(id -> sent.put("id", id));
        Optional.ofNullable(action.getString("title")).ifPresent(title -> sent.put("title", title));
        var delivery = channel.deliver(bot, composer.invoke("adaptiveCard/action", bot, by, place, message,
                new JsonObject().put("action", sent).put("trigger", trigger)));
        var answer = CardAnswer.read(delivery);
        answer.card().ifPresent(card -> messages.showCard(message, by.id(), card));
        return new Press(action, Optional.of(delivery), Optional.of(answer), Optional.empty(), Optional.empty());
    }

    private Press submit(Person by, Place place, Message message, Bot bot, JsonObject action, JsonObject data) {
        String kind = Json.text(data, "msteams.type").orElse("");
        if (kind.equals("task/fetch")) {
            return dialog("task/fetch", UUID.randomUUID().toString(), by, place, message, bot, action, data);
        }
        var activity = composer.activity("message", bot, by, place, ActivityComposer.thread(place, message))
                .put("replyToId", message.id()).put("value", kind.equals("messageBack") ? Json.object(data, "msteams.value").orElse(data) : data);
        if (kind.equals("messageBack") || kind.equals("imBack")) {
            activity.put("text", Json.text(data, kind.equals("imBack") ? "msteams.value" : "msteams.text").orElse(""));
        }
        return new Press(action, Optional.of(channel.deliver(bot, activity)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Press dialog(String name, String id, Person by, Place place, Message message, Bot bot, JsonObject action, JsonObject data) {
        var delivery = channel.deliver(bot, composer.invoke(name, bot, by, place, message,
                new JsonObject().put("data", data).put("context", new JsonObject().put("theme", "default"))));
        var dialog = Dialog.read(id, delivery);
        if (dialog.state() == Dialog.State.OPEN) {
            open.put(id, new Open(by, place, message, bot, dialog));
        } else {
            open.remove(id);
        }
        return new Press(action, Optional.of(delivery), Optional.empty(), Optional.of(dialog), Optional.empty());
    }

    private static JsonObject data(JsonObject card, JsonObject action, JsonObject typed) {
        var values = CardActions.inputs(card).mergeIn(typed);
        if (!"none".equalsIgnoreCase(action.getString("associatedInputs"))) {
            CardActions.requiredButEmpty(card, values).ifPresent(field -> {
                throw new IllegalStateException("The field \"" + field.getString("id") + "\" is required");
            });
        }
        return action.getJsonObject("data", new JsonObject()).copy().mergeIn(values);
    }

    private Message visible(Person by, Place place, String messageId) {
        if (!place.members().contains(by.id())) {
            throw new NoSuchElementException(by.name() + " is not in this conversation");
        }
        return messages.find(place.id(), messageId).filter(message -> message.isShownTo(by.id()))
                .orElseThrow(() -> new NoSuchElementException(by.name() + " sees no message " + messageId));
    }

    private Bot author(Message message) {
        return world.bots().stream().filter(bot -> bot.id().equals(message.author())).findFirst()
                .orElseThrow(() -> new NoSuchElementException("The message is not from a bot"));
    }
}
