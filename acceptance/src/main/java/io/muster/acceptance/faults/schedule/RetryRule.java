package io.muster.acceptance.faults.schedule;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a tool goes on when a delivery has no good answer. What is told are PagerDuty's events whatever the rule: a rule is about when they come, and how often. Pauses that are
 * longer than a run are shortened, since what matters is that other things happen meanwhile.
 */
public enum RetryRule {
  /** Five seconds for an answer; again after silence, 429 and 5xx for two days; what follows of the same incident waits behind it. */
  PAGERDUTY(Duration.ofSeconds(5), seconds(1, 2, 4, 8), Integer.MAX_VALUE, true) {
    @Override
    boolean triesAgainAfter(int status) {
      return status == 0 || status == 429 || status / 100 == 5;
    }
  },

  /** Svix delivers for it: 15 seconds; again after anything but 2xx, first five seconds later and then at lengths that are minutes and hours; nothing waits for anything. */
  INCIDENT_IO(Duration.ofSeconds(15), seconds(5, 20, 60), Integer.MAX_VALUE, false) {
    @Override
    boolean triesAgainAfter(int status) {
      return status / 100 != 2;
    }
  },

  /** Five more tries after silence, 408, 409, 425, 429 and 5xx, then never again; nothing waits for anything. How long it waits for an answer is not published. */
  JIRA(Duration.ofSeconds(10), seconds(2, 5, 10, 20, 40), 5, false) {
    @Override
    boolean triesAgainAfter(int status) {
      return status == 0 || status == 408 || status == 409 || status == 425 || status == 429 || status / 100 == 5;
    }
  },

  /** Two seconds, and one more try where there was no answer at all; any answer ends it, 503 as well. */
  FLASHDUTY(Duration.ofSeconds(2), seconds(1), 1, false) {
    @Override
    boolean triesAgainAfter(int status) {
      return status == 0;
    }
  },

  /** As long as a group's interval lasts, again after silence and 5xx, never after 429; then what is newest is told with the next flush. */
  ALERTMANAGER(Duration.ofSeconds(30), seconds(1, 2, 4, 8, 15), 5, true) {
    @Override
    boolean triesAgainAfter(int status) {
      return status == 0 || status / 100 == 5;
    }
  };

  private final Duration patience;
  private final List<Duration> pauses;
  private final int retries;
  private final boolean inOrder;

  RetryRule(Duration patience, List<Duration> pauses, int retries, boolean inOrder) {
    this.patience = patience;
    this.pauses = pauses;
    this.retries = retries;
    this.inOrder = inOrder;
  }

  /** The rule of a story by its number, so that what else is drawn does not depend on it: half of all tell as PagerDuty does, an eighth as each of the others. */
  public static RetryRule of(int number) {
    int drawn = Math.floorMod(number, 8);
    return drawn < 4 ? PAGERDUTY : values()[drawn - 3];
  }

  /** How long it waits for an answer. */
  public Duration patience() {
    return patience;
  }

  /** Whether an incident's next event waits until this one was taken or given up. */
  public boolean inOrder() {
    return inOrder;
  }

  /**
   * The pause before the next try; empty where it gives up.
   *
   * @param tried how often it tried already, from 1
   * @param status the last answer; 0 for none
   */
  public Optional<Duration> pause(int tried, int status) {
    return tried > retries || !triesAgainAfter(status) ? Optional.empty() : Optional.of(pauses.get(Math.min(tried, pauses.size()) - 1));
  }

  abstract boolean triesAgainAfter(int status);

  private static List<Duration> seconds(int... lengths) {
    return Arrays.stream(lengths).mapToObj(Duration::ofSeconds).toList();
  }
}
