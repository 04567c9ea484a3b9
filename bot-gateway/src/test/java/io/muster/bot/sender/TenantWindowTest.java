package io.muster.bot.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantWindowTest {
  private static final int PER_SECOND = 50;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatever_the_pace_no_second_has_more_than_fifty_calls_also_when_some_are_slow_on_their_way(long seed) {
    var random = new Random(seed);
    var arrivals = new ArrayList<Long>();
    var window = new TenantWindow(List.of());
    long now = 1_700_000_000_000L;
    for (int i = 0; i < 3_000; i++) {
      now += random.nextInt(5) == 0 ? random.nextInt(400) : random.nextInt(12);
      long at = window.earliest(now, PER_SECOND);
      window = window.plus(at, PER_SECOND);
      arrivals.add(at + random.nextInt(100));
      now = at;
    }
    arrivals.sort(null);
    for (int i = PER_SECOND; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - arrivals.get(i - PER_SECOND)).as("calls %d to %d", i - PER_SECOND, i).isGreaterThanOrEqualTo(1_000);
    }
  }
}
