package io.muster.bench.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StormWatchTest {
  private static final String ROOM = "19:a@thread.tacv2";

  private final StormWatch watch = new StormWatch("resolved", Map.of(ROOM, 30));

  @Test
  void a_channel_is_right_once_its_digest_counts_all_of_them_as_they_are() {
    taken(1, "POST", "d", digest(28, "28 resolved"));
    assertThat(watch.right()).isZero();
    taken(2, "PUT", "d", digest(30, "1 triggered · 29 resolved"));
    assertThat(watch.right()).isZero();
    taken(3, "PUT", "d", digest(30, "30 resolved"));
    assertThat(watch.right()).isOne();
    assertThat(watch.secondsUntilRight(1, 1)).isEqualTo(2e-9);
    assertThat(watch.calls()).isEqualTo(3);
  }

  @Test
  void calls_are_counted_until_none_comes_any_more() {
    taken(1, "POST", "d", digest(30, "30 resolved"));
    Thread.ofVirtual().start(() -> {
      for (int i = 0; i < 5; i++) {
        LockSupport.parkNanos(20_000_000);
        taken(2 + i, "PUT", "d", digest(30, "30 resolved"));
      }
    });
    assertThat(watch.callsUntilQuiet(Duration.ofMillis(500), Duration.ofSeconds(20))).isEqualTo(6);
  }

  @Test
  void a_card_that_stands_there_and_says_otherwise_makes_it_wrong() {
    taken(1, "POST", "d", digest(30, "30 resolved"));
    taken(2, "POST", "c", card("ACKNOWLEDGED"));
    assertThat(watch.right()).isZero();
    taken(3, "PUT", "c", card("RESOLVED"));
    assertThat(watch.right()).isOne();
  }

  @Test
  void a_card_that_was_taken_away_says_nothing() {
    taken(1, "POST", "d", digest(30, "30 resolved"));
    taken(2, "POST", "c", card("TRIGGERED"));
    taken(3, "DELETE", "c", "");
    assertThat(watch.right()).isOne();
  }

  @Test
  void a_line_in_the_thread_of_a_card_is_no_card_though_it_tells_of_the_same_incident() {
    taken(1, "POST", "d", digest(30, "30 resolved"));
    taken(2, "POST", "c", card("RESOLVED"));
    taken(3, "POST", "n", "{\"type\":\"message\",\"text\":\"Acknowledged no more: Payments answer slowly QX1X0000000003\"}");
    assertThat(watch.right()).isOne();
  }

  @Test
  void a_digest_that_ended_counts_like_one_that_lasts() {
    taken(1, "POST", "d", digest(30, "30 resolved").replace("\"STORM\"", "\"STORM OVER\""));
    assertThat(watch.right()).isOne();
  }

  @Test
  void other_channels_are_counted_as_calls_only() {
    watch.taken(new TeamsSink.Call(1, "POST", "19:other@thread.tacv2", "x", card("TRIGGERED")));
    assertThat(watch.calls()).isOne();
    assertThat(watch.right()).isZero();
  }

  private void taken(long at, String method, String activity, String body) {
    watch.taken(new TeamsSink.Call(at, method, ROOM, activity, body));
  }

  private static String digest(int incidents, String states) {
    return "{\"text\":\"STORM\"},{\"text\":\"" + incidents + " incidents on 2 services\"},{\"text\":\"" + states + "\"},{\"text\":\"**Triggered** Payments answer slowly QX1X0000000007\"}";
  }

  private static String card(String state) {
    return "{\"contentType\":\"application/vnd.microsoft.card.adaptive\"},{\"text\":\"" + state + "\"},{\"text\":\"Payments answer slowly QX1X0000000003\"}";
  }
}
