package io.muster.acceptance.faults.schedule;

import java.time.Duration;

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
 */
public record Shape(Duration length, int events, int channels, int faults, int cells, Duration freeze, Duration outage) {

  /** The run of the closing proof: twenty of these make 100,000 events. */
  public static Shape whole(Duration length) {
    long seconds = length.toSeconds();
    return new Shape(length, (int) (seconds * 5_000 / 360), 24, (int) Math.max(4, seconds / 24), (int) Math.max(2, seconds / 60), Duration.ofSeconds(12), Duration.ofSeconds(60));
  }

  /** The run of the tests. */
  public static Shape small() {
    return new Shape(Duration.ofSeconds(40), 240, 8, 4, 1, Duration.ofSeconds(6), Duration.ofSeconds(8));
  }
}
