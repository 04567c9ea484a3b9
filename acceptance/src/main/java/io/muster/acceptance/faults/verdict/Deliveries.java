package io.muster.acceptance.faults.verdict;

import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.load.Attempt;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether ingest let a sender down: 4xx to one that proved itself, or no answer within two seconds while ingest itself was well. */
final class Deliveries {
  private final Evidence evidence;
  private Duration slowest = Duration.ZERO;
  private int excused;

  Deliveries(Evidence evidence) {
    this.evidence = evidence;
  }

  List<Finding> wrong() {
    List<Finding> wrong = new ArrayList<>();
    for (Attempt attempt : evidence.attempts()) {
      if (attempt.took().compareTo(slowest) > 0 && !ingestWasAway(attempt)) {
        slowest = attempt.took();
      }
      String which = attempt.webhook() + " at " + attempt.began() + " after " + attempt.took().toMillis() + " ms";
      if (attempt.refused()) {
        wrong.add(new Finding(Kind.REFUSED, which + ": " + attempt.status()));
      } else if (attempt.late() && ingestWasAway(attempt)) {
        excused++;
      } else if (attempt.late()) {
        wrong.add(new Finding(Kind.LATE, which + ": " + (attempt.status() == 0 ? "no answer" : attempt.status())));
      }
    }
    return wrong;
  }

  /** The longest that a sender waited for an ingest that was well. */
  Duration slowest() {
    return slowest;
  }

  /** Tries that met an ingest that was dead, stopped or starting. */
  int excused() {
    return excused;
  }

  private boolean ingestWasAway(Attempt attempt) {
    Instant end = attempt.began().plus(attempt.took());
    return evidence.injected().stream()
        .filter(injected -> injected.concerned().contains(Target.INGEST))
        .anyMatch(injected -> !end.isBefore(injected.began()) && !attempt.began().isAfter(injected.healed().plusSeconds(1)));
  }
}
