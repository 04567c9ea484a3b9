package io.muster.bot.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.kit.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WrittenAtLastTest {
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void what_teams_answered_is_written_once_the_database_is_back() {
    new WrittenAtLast(Duration.ofMillis(1), Duration.ofSeconds(20)).write(() -> awayFor(3));
    assertThat(tries).hasValue(4);
  }

  @Test
  void a_database_that_stays_away_is_told_when_patience_is_over() {
    assertThatThrownBy(() -> new WrittenAtLast(Duration.ofMillis(1), Duration.ofMillis(30)).write(() -> awayFor(Integer.MAX_VALUE))).isInstanceOf(DatabaseUnavailable.class);
    assertThat(tries).hasValueGreaterThan(1);
  }

  @Test
  void anything_else_than_an_absent_database_is_not_tried_again() {
    assertThatThrownBy(() -> new WrittenAtLast(Duration.ofMillis(1), Duration.ofSeconds(20)).write(this::mistake)).hasMessage("a mistake");
    assertThat(tries).hasValue(1);
  }

  private void awayFor(int first) {
    if (tries.getAndIncrement() < first) {
      throw new DatabaseUnavailable(new TimeoutException());
    }
  }

  private void mistake() {
    tries.incrementAndGet();
    throw new IllegalStateException("a mistake");
  }
}
