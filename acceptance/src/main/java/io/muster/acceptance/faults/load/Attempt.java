package io.muster.acceptance.faults.load;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver a webhook.
 *
 * @param webhook {@code X-Webhook-Id}, the same for all tries
 * @param story whose event it is; empty text for what cannot be understood
 * @param step the step it tells of
 * @param status 0 when there was no answer
 */
public record Attempt(String webhook, String story, int step, Instant began, Duration took, int status) {
  /** The shortest deadline of all tools: FlashDuty's. */
  public static final Duration LINE = Duration.ofSeconds(2);

  /** Whether the sender will not send it again. */
  public boolean accepted() {
    return status / 100 == 2;
  }

  /** Whether it was told 4xx: some tools give up at any of them, Alertmanager at 429 as well. */
  public boolean refused() {
    return status / 100 == 4;
  }

  /** Whether a tool with the shortest deadline had waited in vain. */
  public boolean late() {
    return took.compareTo(LINE) > 0 || status == 0;
  }
}
