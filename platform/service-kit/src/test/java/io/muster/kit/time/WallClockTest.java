package io.muster.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WallClockTest {
  @Test
  void it_tells_the_time_of_the_machine_unless_told_to_be_off() {
    assertThat(new WallClock().clock(Optional.empty()).instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    assertThat(new WallClock().clock(Optional.of(Duration.ofMinutes(-4))).instant()).isCloseTo(Instant.now().minusSeconds(240), within(1, ChronoUnit.SECONDS));
  }
}
