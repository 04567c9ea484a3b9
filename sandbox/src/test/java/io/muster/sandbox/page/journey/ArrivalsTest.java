package io.muster.sandbox.page.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");
  private static final String LATE = "Arrived late; taken on the second attempt, nothing was lost";

  @Test
  void an_event_that_was_sent_twice_came_once_and_says_that_nothing_was_lost() {
    Moment attempts = moment(5_000, "PagerDuty", "event", LATE);
    Moment kept = moment(5_600, "webhook-ingest", "event", "PagerDuty told: it was triggered");
    Moment again = moment(5_700, "webhook-ingest", "event", "PagerDuty told: it was triggered");
    List<Moment> folded = Arrivals.folded(List.of(attempts, again, kept));
    assertThat(folded).hasSize(1);
    assertThat(folded.getFirst().at()).as("when Muster kept it").isEqualTo(kept.at());
    assertThat(folded.getFirst().who()).isEqualTo("webhook-ingest");
    assertThat(folded.getFirst().words().apply(null).title()).isEqualTo("PagerDuty told: it was triggered. " + LATE);
  }

  @Test
  void two_events_came_twice() {
    assertThat(Arrivals.folded(List.of(moment(0, "webhook-ingest", "one", "it was triggered"), moment(9, "webhook-ingest", "other", "it was resolved")))).hasSize(2);
  }

  @Test
  void what_pagerduty_saw_is_told_without_the_names_of_its_software() {
    assertThat(WebhookAttempts.reason("TimeoutException: No answer within 5000 ms")).isEqualTo("no answer within 5 s");
    assertThat(WebhookAttempts.reason("HTTP 503")).isEqualTo("answered 503");
    assertThat(WebhookAttempts.reason("AnnotatedConnectException: Connection refused: localhost")).isEqualTo("nobody was there to take it");
    assertThat(WebhookAttempts.reason("HttpClosedException: Connection was closed")).isEqualTo("the connection failed (Connection was closed)");
  }

  @Test
  void a_webhook_that_a_later_attempt_made_good_arrived_late_and_nothing_was_lost() throws Exception {
    String first = "{\"webhook_id\":\"w\",\"event_id\":\"event\",\"event_type\":\"incident.triggered\",\"number\":1,\"at\":\"2026-11-21T06:00:05Z\",\"outcome\":\"retry\",\"reason\":\"HTTP 503\"}";
    String second = "{\"webhook_id\":\"w\",\"event_id\":\"event\",\"event_type\":\"incident.triggered\",\"number\":2,\"at\":\"2026-11-21T06:00:09Z\",\"outcome\":\"delivered\",\"reason\":\"HTTP 202\"}";
    ObjectMapper json = new ObjectMapper();
    Moment told = WebhookAttempts.moment(List.of(json.readTree(second), json.readTree(first)));
    assertThat(told.link()).isEqualTo("event");
    assertThat(told.words().apply(null)).isEqualTo(new Told(LATE, "Webhook incident.triggered. Attempt 1: answered 503.", "After no answer, 429 and 5xx PagerDuty tries again for 48 hours."));
  }

  private static Moment moment(long millis, String who, String event, String title) {
    return new Moment(START.plusMillis(millis), Step.RECEIVED, who, "reference", "", event, names -> new Told(title, "", ""));
  }
}
