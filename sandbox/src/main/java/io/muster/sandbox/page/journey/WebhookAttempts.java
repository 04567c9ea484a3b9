package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What PagerDuty says of webhooks that were not taken. Those that were are told by the delivery itself. */
final class WebhookAttempts implements Witness {
  private final ControlSurface pagerDuty;

  WebhookAttempts(ControlSurface pagerDuty) {
    this.pagerDuty = pagerDuty;
  }

  @Override
  public List<Moment> of(Story.Kept story) {
    String incident = story.nativeId();
    List<Moment> moments = new ArrayList<>();
    for (JsonNode attempt : pagerDuty.get("/webhook-attempts?resource=" + ControlSurface.encoded(incident)).path("attempts")) {
      if (attempt.path("resource_id").asText().equals(incident) && !attempt.path("outcome").asText().equals("delivered")) {
        moments.add(moment(attempt));
      }
    }
    return moments;
  }

  private static Moment moment(JsonNode attempt) {
    boolean again = attempt.path("outcome").asText().equals("retry");
    Told told =
        new Told(
            "The webhook " + attempt.path("event_type").asText() + " was not taken",
            String.format(Locale.ROOT, "Attempt %d: %s. %s", attempt.path("number").asInt(), attempt.path("reason").asText(), again ? "PagerDuty tries again." : "PagerDuty gave it up."),
            again ? "PagerDuty tries again for 48 hours after no answer, 429 and 5xx." : "PagerDuty drops what is answered like this.");
    return new Moment(Instant.parse(attempt.path("at").asText()), Step.RECEIVED, "PagerDuty", attempt.path("webhook_id").asText(), "", names -> told);
  }
}
