package io.muster.standins.pagerduty.control;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a caller of the control surface wants.
 *
 * @param json as sent
 */
record Wanted(JsonObject json) {

    String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(json.getString(name));
    }

    String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return json.getInteger(name, otherwise);
    }

    List<String> texts(String name) {
        return json.getJsonArray(name, new JsonArray()).stream().map(String::valueOf).toList();
    }

    List<Wanted> objects(String name) {
        return json.getJsonArray(name, new JsonArray()).stream().map(JsonObject.class::cast).map(Wanted::new).toList();
    }
}
