package io.muster.standins.teams;

import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What goes wrong with the next calls that match.
 *
 * @param operation which calls; empty: all
 * @param place the channel or chat; empty: everywhere
 * @param kind what happens
 * @param status the HTTP status, for {@code REFUSE} and {@code COMMIT_THEN_FAIL}
 * @param code the error's code
 * @param retryAfter the header {@code Retry-After} as it is sent (seconds or a date); empty: none
 * @param delay how long the call takes before anything happens
 * @param times how many calls it still concerns
 */
public record Fault(Optional<Operation> operation, Optional<String> place, Kind kind, int status, String code,
                    Optional<String> retryAfter, Duration delay, int times) {
    /** Kinds of faults. */
    public enum Kind {
        /** Only slow. */
        DELAY,
        /** Nothing is done; the status is answered. */
        REFUSE,
        /** Nothing is done; the connection is closed without an answer. */
        DROP,
        /** It is done, yet the status is answered. */
        COMMIT_THEN_FAIL,
        /** It is done, yet the connection is closed without an answer. */
        COMMIT_THEN_DROP
    }

    /** Refuses the next calls of an operation with a status. */
    public static Fault refusing(Operation operation, int times, int status, String code, String retryAfter) {
        return new Fault(Optional.of(operation), Optional.empty(), Kind.REFUSE, status, code, Optional.ofNullable(retryAfter), Duration.ZERO, times);
    }

    /** Another fault of the next calls of an operation, answered (where it is answered) with 500. */
    public static Fault of(Kind kind, Operation operation, int times) {
        return new Fault(Optional.of(operation), Optional.empty(), kind, 500, "ServiceError", Optional.empty(), Duration.ZERO, times);
    }

    /** The fault that the control surface describes. */
    static Fault from(JsonObject body) {
        return new Fault(Json.text(body, "operation").map(word -> Operation.valueOf(word.toUpperCase(Locale.ROOT))),
                Json.text(body, "conversation"), Kind.valueOf(Json.required(body, "kind").toUpperCase(Locale.ROOT)),
                body.getInteger("status", 500), body.getString("code", "ServiceError"), Json.text(body, "retryAfter"),
                Duration.ofMillis(body.getLong("delayMillis", 0L)), body.getInteger("times", 1));
    }

    boolean concerns(Operation asked, String where) {
        return times > 0 && operation.map(asked::equals).orElse(true) && place.map(where::equals).orElse(true);
    }

    Fault oneLess() {
        return new Fault(operation, place, kind, status, code, retryAfter, delay, times - 1);
    }

    ConnectorRefusal refusal() {
        return new ConnectorRefusal(status, code, "Scripted fault.", retryAfter);
    }

    JsonObject toJson() {
        return new JsonObject().put("operation", operation.map(word -> word.name().toLowerCase(Locale.ROOT)).orElse(null))
                .put("conversation", place.orElse(null)).put("kind", kind.name().toLowerCase(Locale.ROOT)).put("status", status).put("code", code)
                .put("retryAfter", retryAfter.orElse(null)).put("delayMillis", delay.toMillis()).put("times", times);
    }
}
