package io.muster.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {

  @Test
  void it_stands_still_until_it_is_turned_on_every_dial() {
    var clock = MutableClock.at("2026-11-21T09:00:00Z");
    var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo("2026-11-21T09:05:00Z");
    assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    clock.set(Instant.EPOCH);
    assertThat(elsewhere.millis()).isZero();
  }
}
