package io.muster.standins.teams;

import io.muster.standins.wire.Json;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person sees after {@code task/fetch} or {@code task/submit}.
 *
 * @param id names the open window
 * @param state open with a card or a page, closed (with a text or without), or broken
 * @param title the window's title; empty when it has none
 * @param card its card, when it shows one
 * @param url its page, when it shows one
 * @param text the closing text, or what is wrong with the bot's answer
 */
public record Dialog(String id, State state, Optional<String> title, Optional<JsonObject> card, Optional<String> url, Optional<String> text) {
    /** States of a window. */
    public enum State { OPEN, CLOSED, BROKEN }

    static Dialog read(String id, Delivery delivery) {
        if (delivery.status() != 200) {
            return broken(id, delivery.answer().isEmpty() ? "the bot did not answer in time" : "the bot answered HTTP " + delivery.status());
        }
        String body = delivery.answer().orElseThrow().body();
        if (body.isBlank()) {
            return closed(id, Optional.empty());
        }
        try {
            var task = Json.object(new JsonObject(body), "task");
            return task.map(found -> task(id, found)).orElseGet(() -> closed(id, Optional.empty()));
        } catch (DecodeException | ClassCastException malformed) {
            return broken(id, "the body is not {task: {type, value}}");
        }
    }

    private static Dialog task(String id, JsonObject task) {
        return switch (task.getString("type", "")) {
            case "message" -> closed(id, Json.text(task, "value"));
            case "continue" -> open(id, task.getJsonObject("value", new JsonObject()));
            case String other -> broken(id, "unknown task type: " + other);
        };
    }

    private static Dialog open(String id, JsonObject value) {
        var card = Json.object(value, "card").map(given -> Json.object(given, "content").orElse(given));
        var url = Json.text(value, "url");
        if (card.isEmpty() && url.isEmpty()) {
            return broken(id, "neither card nor url");
        }
        var problem = card.flatMap(ActivityRules::cardProblem);
        return problem.isPresent() ? broken(id, "the card is not well made: " + problem.get())
                : new Dialog(id, State.OPEN, Json.text(value, "title"), card, url, Optional.empty());
    }

    private static Dialog closed(String id, Optional<String> text) {
        return new Dialog(id, State.CLOSED, Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    private static Dialog broken(String id, String why) {
        return new Dialog(id, State.BROKEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    /** The window as the control surface shows it. */
    public JsonObject toJson() {
        return new JsonObject().put("id", id).put("state", state.name().toLowerCase(Locale.ROOT)).put("title", title.orElse(null))
                .put("card", card.orElse(null)).put("url", url.orElse(null)).put("text", text.orElse(null));
    }
}
