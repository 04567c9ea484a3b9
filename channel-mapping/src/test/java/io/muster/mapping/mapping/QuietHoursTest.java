package io.muster.mapping.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T20:59:59Z, false", // 21:59:59
    "2026-11-20T21:00:00Z, true", // 22:00
    "2026-11-20T23:30:00Z, true", // 00:30 of the next day
    "2026-11-21T05:59:59Z, true", // 06:59:59
    "2026-11-21T06:00:00Z, false", // 07:00
    "2026-07-20T20:00:00Z, true", // 22:00 in summer
    "2026-07-21T05:00:00Z, false" // 07:00 in summer
  })
  void a_night_goes_over_midnight_and_follows_summer_time(Instant moment, boolean quiet) {
    assertThat(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN).cover(moment)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({"11:59:59, false", "12:00:00, true", "12:59:59, true", "13:00:00, false"})
  void a_lunch_hour_ends_on_the_same_day(LocalTime there, boolean quiet) {
    Instant moment = there.atDate(java.time.LocalDate.of(2026, 11, 21)).atZone(BERLIN).toInstant();
    assertThat(new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), BERLIN).cover(moment)).isEqualTo(quiet);
  }

  @Test
  void hours_that_end_when_they_begin_are_refused() {
    assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, BERLIN)).isInstanceOf(IllegalArgumentException.class);
  }
}
