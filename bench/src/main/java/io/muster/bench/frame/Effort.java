package io.muster.bench.frame;

import java.time.Duration;

/** How long a benchmark takes its time. */
public enum Effort {
  /** A second or two of each, to see that it works; the figures mean nothing. */
  GLANCE(1, 1, 1, 40),
  /** The whole in ten minutes. */
  QUICK(2, 2, 3, 10),
  /** The whole in forty. */
  WHOLE(4, 10, 30, 40);

  private final int rounds;
  private final int roundSeconds;
  private final int warmUpSeconds;
  private final int minutes;

  Effort(int rounds, int roundSeconds, int warmUpSeconds, int minutes) {
    this.rounds = rounds;
    this.roundSeconds = roundSeconds;
    this.warmUpSeconds = warmUpSeconds;
    this.minutes = minutes;
  }

  /** How long the whole may take; what is not done by then is broken off. */
  public Duration bound() {
    return Duration.ofMinutes(minutes);
  }

  /** How often each side of a comparison is measured. From two on an even number, so that each comes first as often as last. */
  public int rounds() {
    return rounds;
  }

  /** How long one side of a round takes. */
  public Duration round() {
    return Duration.ofSeconds(roundSeconds);
  }

  /** How long everything runs before it counts. */
  public Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }

  /** For how long it is waited at most until what is measured no longer grows faster. */
  public Duration steadyWithin() {
    return warmUp().multipliedBy(2);
  }

  /** One of the three, by effort. */
  public <T> T choose(T glance, T quick, T whole) {
    return switch (this) {
      case GLANCE -> glance;
      case QUICK -> quick;
      case WHOLE -> whole;
    };
  }
}
