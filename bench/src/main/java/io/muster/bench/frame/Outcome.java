package io.muster.bench.frame;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one benchmark.
 *
 * @param says one line about what it measures
 * @param rounds the raw numbers of each round by contender; empty where there were no rounds
 * @param notes what must be known to read the figures, such as what was left out
 * @param failure why the figures count for nothing, where they do
 */
public record Outcome(String name, String says, List<Figure> figures, Map<String, List<Double>> rounds, List<String> notes, Optional<String> failure, Duration took) {

  /** Whether the run failed, or a figure lies below its must. */
  public boolean bad() {
    return failure.isPresent() || figures.stream().anyMatch(figure -> figure.verdict() == Verdict.BELOW);
  }
}
