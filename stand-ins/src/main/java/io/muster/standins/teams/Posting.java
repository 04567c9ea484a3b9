package io.muster.standins.teams;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts what a bot says into conversations.
 *
 * @param messages all messages
 * @param shown told of each message that a bot made or changed
 */
record Posting(Messages messages, Consumer<Message> shown) {

    Message post(Bot bot, Place place, Optional<String> root, JsonObject activity, Optional<String> onlyFor) {
        var message = messages.add(place.id(), root, bot.id(), activity, onlyFor);
        shown.accept(message);
        return message;
    }

    void edit(Message message, JsonObject activity) {
        shown.accept(messages.edit(message, activity));
    }
}
