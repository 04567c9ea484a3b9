package io.muster.sandbox.page.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person tried for a step of the guide, and how far it came.
 *
 * @param subject key of the incident that it was about; empty for other steps
 * @param words the service's own words about it, or a stable word; may be empty
 * @param until when what was offered is over
 */
record Attempt(Instant at, Outcome outcome, String subject, String words, Optional<Instant> until) {

  /** How far it came. */
  enum Outcome {
    ASKED,
    OFFERED,
    WAITS,
    REFUSED,
    REMOVED,
    DONE
  }

  static Attempt of(Instant at, Outcome outcome, String subject, String words) {
    return new Attempt(at, outcome, subject, words, Optional.empty());
  }

  boolean is(Outcome one) {
    return outcome == one;
  }
}
