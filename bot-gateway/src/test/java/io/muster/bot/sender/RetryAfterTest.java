package io.muster.bot.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "0 | 0", "7 | 7000", "1.5 | 1500", "-3 | 0", "999999999999 | 900000", "Sat, 21 Nov 2026 10:00:30 GMT | 30000", "2026-11-21T10:01:00Z | 60000",
    "Sat, 21 Nov 2026 09:00:00 GMT | 0"
  })
  void every_published_form_is_understood(String header, long millis) {
    assertThat(RetryAfter.read(Optional.of(header.strip()), NOW)).contains(Duration.ofMillis(millis));
  }

  @Test
  void what_says_nothing_is_as_if_it_were_not_there() {
    assertThat(RetryAfter.read(Optional.empty(), NOW)).isEmpty();
    assertThat(RetryAfter.read(Optional.of("soon"), NOW)).isEmpty();
    assertThat(RetryAfter.read(Optional.of(""), NOW)).isEmpty();
  }
}
