package io.muster.acceptance.faults.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * How large a run is.
 *
 * @param length how long tools go on telling
 * @param events how many webhooks the load consists of, repeats not counted
 * @param channels how many channels of Teams show them, one service each
 * @param faults how many faults are drawn
 * @param cells how many of them are deaths at a step
 * @param freeze how long a stopped process stands still
 * @param outage how long Kafka or PostgreSQL are away at most
 * @param longOutage what is away for ten minutes besides, after the drawn faults
 */
public record Shape(Duration length, int events, int channels, int faults, int cells, Duration freeze, Duration outage, Optional<Target> longOutage) {
  /** How long a long outage lasts. */
  public static final Duration LONG = Duration.ofMinutes(10);

  /** Without a long outage. */
  public Shape(Duration length, int events, int channels, int faults, int cells, Duration freeze, Duration outage) {
    this(length, events, channels, faults, cells, freeze, outage, Optional.empty());
  }

  /** The run of the closing proof: twenty of these make 100,000 events, and every cell of the kill matrix comes twice. */
  public static Shape whole(Duration length) {
    long seconds = length.toSeconds();
    return new Shape(length, (int) (seconds * 5_000 / 360), 24, (int) Math.max(4, seconds / 24), (int) Math.max(2, seconds / 45), Duration.ofSeconds(12), Duration.ofSeconds(60));
  }

  /** The same, with a server that is away for ten minutes in the end, while the load goes on. */
  public Shape withLongOutage(Target server) {
    return new Shape(length.plus(LONG).plusSeconds(30), events, channels, faults, cells, freeze, outage, Optional.of(server));
  }

  /** The time in which faults are drawn: all of it, or what comes before the long outage. */
  Duration drawn() {
    return longOutage.isPresent() ? length.minus(LONG).minusSeconds(30) : length;
  }

  /** The run of the tests. */
  public static Shape small() {
    return new Shape(Duration.ofSeconds(40), 240, 8, 4, 1, Duration.ofSeconds(6), Duration.ofSeconds(8));
  }
}
