package io.muster.standins.teams;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of a bot and what became of it.
 *
 * @param number from 1
 * @param at when it arrived
 * @param operation what was asked
 * @param botAppId the caller; empty when the token did not prove one
 * @param place the channel or chat; empty when the call named none
 * @param activityId the message that was made, changed or withdrawn; empty when there is none
 * @param committed whether it was done (also true where the answer hid it)
 * @param status the HTTP status answered; 0 when the connection was closed
 * @param code the error's code; empty when it went well
 * @param reason the error's message; empty when it went well
 * @param retryAfter the header of a refusal
 */
public record LedgerEntry(long number, Instant at, Operation operation, Optional<String> botAppId, Optional<String> place,
                          Optional<String> activityId, boolean committed, int status, Optional<String> code, Optional<String> reason,
                          Optional<String> retryAfter) {
    /** The entry as the control surface shows it. */
    public JsonObject toJson() {
        return new JsonObject().put("number", number).put("at", at.toString()).put("operation", operation.name().toLowerCase(Locale.ROOT))
                .put("bot", botAppId.orElse(null)).put("conversation", place.orElse(null)).put("activityId", activityId.orElse(null))
                .put("committed", committed).put("status", status).put("code", code.orElse(null)).put("reason", reason.orElse(null))
                .put("retryAfter", retryAfter.orElse(null));
    }
}
