package io.muster.standins.teams;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An activity on its way to a bot.
 *
 * @param bot app id
 * @param activity as first sent
 * @param attempts each time it was sent
 */
public record Delivery(String bot, JsonObject activity, List<Attempt> attempts) {
    /**
     * One time that it was sent.
     *
     * @param activityId the activity's id that time
     * @param at when
     * @param took until the answer, or until Teams gave up
     * @param status the HTTP status; 0 when there was no answer in time
     * @param body the body as text; empty when there was no answer
     */
    public record Attempt(String activityId, Instant at, Duration took, int status, String body) {
    }

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** The bot's answer; empty when it never answered in time. */
    public Optional<Attempt> answer() {
        return attempts.stream().filter(attempt -> attempt.status() != 0).findFirst();
    }

    /** The status of the bot's answer; 0 when it never answered. */
    public int status() {
        return answer().map(Attempt::status).orElse(0);
    }

    /** The delivery as the control surface shows it. */
    public JsonObject toJson() {
        var list = new JsonArray();
        attempts.forEach(attempt -> list.add(new JsonObject().put("activityId", attempt.activityId()).put("at", attempt.at().toString())
                .put("tookMillis", attempt.took().toMillis()).put("status", attempt.status()).put("body", attempt.body())));
        return new JsonObject().put("bot", bot).put("status", status()).put("activity", activity).put("attempts", list);
    }
}
