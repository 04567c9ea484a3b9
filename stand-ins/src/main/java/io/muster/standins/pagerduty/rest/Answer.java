package io.muster.standins.pagerduty.rest;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What an operation answers.
 *
 * @param status HTTP status
 * @param body   empty for none
 */
record Answer(int status, Optional<JsonObject> body) {

    static Answer ok(String name, Object value) {
        return new Answer(200, Optional.of(JsonObject.of(name, value)));
    }

    static Answer ok(JsonObject body) {
        return new Answer(200, Optional.of(body));
    }

    static Answer created(String name, Object value) {
        return new Answer(201, Optional.of(JsonObject.of(name, value)));
    }

    static Answer empty(int status) {
        return new Answer(status, Optional.empty());
    }
}
