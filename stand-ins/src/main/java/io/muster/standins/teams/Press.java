package io.muster.standins.teams;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What came of pressing a button.
 *
 * @param action the pressed action as it stands on the card
 * @param delivery what the bot was sent; empty when nothing was
 * @param answer the bot's answer to an {@code Action.Execute}
 * @param dialog the window that a {@code task/fetch} opened
 * @param url where an {@code Action.OpenUrl} leads
 */
public record Press(JsonObject action, Optional<Delivery> delivery, Optional<CardAnswer> answer, Optional<Dialog> dialog, Optional<String> url) {
    /** The press as the control surface shows it. */
    public JsonObject toJson() {
        return new JsonObject().put("action", action).put("delivery", delivery.map(Delivery::toJson).orElse(null))
                .put("answer", answer.map(CardAnswer::toJson).orElse(null)).put("dialog", dialog.map(Dialog::toJson).orElse(null)).put("url", url.orElse(null));
    }
}
