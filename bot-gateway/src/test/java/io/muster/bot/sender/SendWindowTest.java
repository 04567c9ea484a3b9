package io.muster.bot.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendWindowTest {
  private static final int[][] TEAMS = {{7, 1_000}, {8, 2_000}, {60, 30_000}, {1_800, 3_600_000}};

  /** Every window that ends with a send, counted one by one. */
  private static boolean allowed(List<Long> sends, long at) {
    for (int[] limit : TEAMS) {
      long within = sends.stream().filter(send -> send > at - limit[1]).count();
      if (within + 1 > limit[0]) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatever_the_pace_no_limit_of_teams_is_ever_passed(long seed) {
    var random = new Random(seed);
    var sends = new ArrayList<Long>();
    SendWindow window = SendWindow.EMPTY;
    long now = 1_700_000_000_000L;
    for (int i = 0; i < 2_500; i++) {
      now += random.nextInt(4) == 0 ? random.nextInt(3_000) : random.nextInt(40);
      long at = window.earliest(now);
      assertThat(allowed(sends, at)).as("send %d at %d", i, at).isTrue();
      sends.add(at);
      window = window.plus(at);
      now = at;
    }
  }

  @Test
  void within_half_a_minute_nothing_waits_longer_than_teams_asks() {
    var sends = new ArrayList<Long>();
    SendWindow window = SendWindow.EMPTY;
    long now = 1_700_000_000_000L;
    for (int i = 0; i < 300; i++) {
      long at = window.earliest(now);
      if (at > now) {
        assertThat(allowed(sends, at - 2)).as("two milliseconds earlier than send %d", i).isFalse();
      }
      sends.add(at);
      window = window.plus(at);
      now = at;
    }
    // Measured against the theoretical minimum of 134 s for 300 sends.
    assertThat(now - 1_700_000_000_000L).isBetween(120_000L, 135_000L);
  }

  @Test
  void the_hours_limit_errs_to_the_safe_side_by_two_minutes_at_most() {
    SendWindow window = SendWindow.EMPTY;
    long start = 1_700_000_040_000L;
    long now = start;
    for (int i = 0; i < 1_800; i++) {
      now = window.earliest(now);
      window = window.plus(now);
    }
    long next = window.earliest(now);

    assertThat(next - start).isBetween(3_600_000L, 3_600_000L + 3 * 60_000);
  }

  @Test
  void a_slow_send_counts_from_its_arrival() {
    SendWindow window = SendWindow.EMPTY;
    for (int i = 0; i < 7; i++) {
      window = window.plus(1_000);
    }

    assertThat(window.arrived(1_900).earliest(1_900)).isGreaterThan(2_000);
    assertThat(window.arrived(1_900).recent()).containsExactly(1_000L, 1_000L, 1_000L, 1_000L, 1_000L, 1_000L, 1_900L);
  }

  @Test
  void only_what_is_needed_is_kept() {
    SendWindow window = SendWindow.EMPTY;
    long now = 0;
    for (int i = 0; i < 5_000; i++) {
      now += 10_000;
      window = window.plus(now);
    }

    assertThat(window.recent()).hasSize(60);
    assertThat(window.hour()).hasSizeLessThanOrEqualTo(63);
  }
}
