package io.muster.standins.teams;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what can be pressed and filled in on an Adaptive Card, as Teams does when it shows one. */
final class CardActions {
    private CardActions() {
    }

    /** Everything pressable on a card, also inside nested cards; fallbacks and the refresh action are not. */
    static List<JsonObject> all(JsonObject card) {
        var found = new ArrayList<JsonObject>();
        walk(card, "Action.", found);
        return found;
    }

    /** The action that a person means by its verb, title or id. */
    static Optional<JsonObject> named(JsonObject card, String name) {
        var all = all(card);
        return all.stream().filter(action -> name.equals(action.getString("verb"))).findFirst()
                .or(() -> all.stream().filter(action -> name.equals(action.getString("title")) || name.equals(action.getString("id"))).findFirst());
    }

    /** The fields of a card with what they hold before anybody typed. */
    static JsonObject inputs(JsonObject card) {
        var values = new JsonObject();
        fields(card).forEach(field -> {
            if (field.getValue("value") != null) {
                values.put(field.getString("id"), field.getValue("value"));
            }
        });
        return values;
    }

    /** The first required field that is empty in these values. */
    static Optional<JsonObject> requiredButEmpty(JsonObject card, JsonObject values) {
        return fields(card).stream().filter(field -> field.getBoolean("isRequired", false))
                .filter(field -> String.valueOf(values.getValue(field.getString("id"), "")).isBlank()).findFirst();
    }

    /** What makes a card's actions unusable; empty when nothing does. */
    static Optional<String> problem(JsonObject card) {
        var all = all(card);
        if (all.stream().anyMatch(action -> "Action.OpenUrl".equals(action.getString("type")) && action.getString("url") == null)) {
            return Optional.of("an Action.OpenUrl has no url");
        }
        if (fields(card).stream().anyMatch(field -> field.getString("id") == null)) {
            return Optional.of("an input has no id");
        }
        var refresh = card.getJsonObject("refresh");
        if (refresh != null && (refresh.getJsonObject("action") == null || !"Action.Execute".equals(refresh.getJsonObject("action").getString("type")))) {
            return Optional.of("refresh needs an action of type Action.Execute");
        }
        return Optional.empty();
    }

    private static List<JsonObject> fields(JsonObject card) {
        var found = new ArrayList<JsonObject>();
        walk(card, "Input.", found);
        return found;
    }

    private static void walk(Object value, String prefix, List<JsonObject> found) {
        if (value instanceof JsonArray array) {
            array.forEach(each -> walk(each, prefix, found));
        } else if (value instanceof JsonObject object) {
            if (object.getValue("type") instanceof String type && type.startsWith(prefix)) {
                found.add(object);
            }
            for (Map.Entry<String, Object> field : object) {
                if (!field.getKey().equals("fallback") && !field.getKey().equals("refresh") && !field.getKey().equals("data")) {
                    walk(field.getValue(), prefix, found);
                }
            }
        }
    }
}
