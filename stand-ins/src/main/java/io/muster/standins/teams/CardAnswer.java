package io.muster.standins.teams;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * A bot's answer to {@code adaptiveCard/action}, as Teams reads it.
 *
 * @param statusCode the outcome in the body; 0 when Teams could not read one
 * @param type the body's type
 * @param value the body's value: a card, a text or an error
 * @param problem why Teams shows "Something went wrong" instead; empty when the answer is well made
 */
public record CardAnswer(int statusCode, String type, Optional<Object> value, Optional<String> problem) {
    private static final String CARD = "application/vnd.microsoft.card.adaptive";
    private static final String TEXT = "application/vnd.microsoft.activity.message";
    private static final Set<String> OTHERS = Set.of("application/vnd.microsoft.error", "application/vnd.microsoft.activity.loginRequest",
            "application/vnd.microsoft.error.incorrectAuthCode", "application/vnd.microsoft.error.inccorectAuthCode",
            "application/vnd.microsoft.error.preconditionFailed");

    static CardAnswer read(Delivery delivery) {
        if (delivery.answer().isEmpty()) {
            return unreadable("the bot did not answer in time");
        }
        if (delivery.status() != 200) {
            return unreadable("the bot answered HTTP " + delivery.status());
        }
        try {
            var body = new JsonObject(delivery.answer().get().body());
            int statusCode = body.getInteger("statusCode", 0);
            String type = body.getString("type", "");
            var value = Optional.ofNullable(body.getValue("value"));
            return new CardAnswer(statusCode, type, value, problem(statusCode, type, value));
        } catch (DecodeException | ClassCastException malformed) {
            return unreadable("the body is not {statusCode, type, value}");
        }
    }

    /** The card that is to be shown instead; empty when the answer brings none. */
    Optional<JsonObject> card() {
        return problem.isEmpty() && statusCode == 200 && CARD.equals(type) ? value.map(JsonObject.class::cast) : Optional.empty();
    }

    private static Optional<String> problem(int statusCode, String type, Optional<Object> value) {
        if (statusCode == 0) {
            return Optional.of("statusCode is missing");
        }
        if (type.equals(CARD)) {
            return ActivityRules.cardProblem(value.orElse(null)).map(problem -> "the card is not well made: " + problem);
        }
        if (type.equals(TEXT)) {
            return value.filter(String.class::isInstance).isPresent() ? Optional.empty() : Optional.of("a message has to be a text");
        }
        return OTHERS.contains(type) ? Optional.empty() : Optional.of("unknown type: " + type);
    }

    private static CardAnswer unreadable(String problem) {
        return new CardAnswer(0, "", Optional.empty(), Optional.of(problem));
    }

    /** The answer as the control surface shows it. */
    public JsonObject toJson() {
        return new JsonObject().put("statusCode", statusCode).put("type", type).put("value", value.orElse(null)).put("problem", problem.orElse(null));
    }
}
