package io.muster.acceptance.faults.verdict;

import io.muster.acceptance.faults.inject.Pressure;
import java.time.Duration;
import java.util.List;

/**
 * What is to be said of a run.
 *
 * @param events that the schedule has; taken those that were answered 2xx, repeats not counted; givenUp those whose tools gave them up
 * @param attempts tries to deliver, repeats and retries included
 * @param faults how many faults came
 * @param cells deaths at a step that came; missed those whose step was not reached, so that the service was killed somewhere else instead
 * @param calls to Teams; throttled those that it refused as too many
 * @param digests that stand for storms
 * @param extra cards that stand once too often after an answer that nobody could know
 * @param slowest the longest that an answer of a well ingest took
 * @param excused tries that met an ingest that was dead, stopped or starting
 * @param pressure how much the run had to share the machine's processors
 * @param settled how long after the last fault and the last event everything was right and had been quiet for some seconds
 */
public record Verdict(
    long seed, int events, int taken, int givenUp, int attempts, int faults, List<String> cells, List<String> missed, int calls, int throttled, int digests, int extra, Duration slowest, int excused,
    Pressure.Share pressure, Duration settled, List<Finding> findings) {

  /** How many findings are of a kind. */
  public long count(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }

  /** Whether nothing was lost, doubled, shown backwards, refused or left unkept. */
  public boolean good() {
    return findings.stream().noneMatch(finding -> finding.kind().breaks());
  }
}
