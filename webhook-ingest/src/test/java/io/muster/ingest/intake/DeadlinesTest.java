package io.muster.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines();

  @BeforeEach
  void somebody_looks() {
    deadlines.start(null);
  }

  @AfterEach
  void nobody_looks() {
    deadlines.stop(null);
  }

  @Test
  void what_comes_in_time_comes_as_it_is() throws Exception {
    var stage = new CompletableFuture<String>();
    CompletableFuture<String> awaited = deadlines.within(Duration.ofMillis(300), stage);
    stage.complete("here");
    assertThat(awaited.get(0, TimeUnit.SECONDS)).isEqualTo("here");

    var failure = new IllegalStateException("away");
    assertThatThrownBy(deadlines.within(Duration.ofMillis(300), CompletableFuture.failedFuture(failure))::get).isInstanceOf(ExecutionException.class).hasCause(failure);
  }

  @Test
  void what_does_not_come_is_ended_and_not_before_its_time() {
    for (int millis : new int[] {20, 300, 400}) {
      long before = System.nanoTime();
      CompletableFuture<String> awaited = deadlines.within(Duration.ofMillis(millis), new CompletableFuture<>());
      assertThatThrownBy(() -> awaited.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(TimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(millis));
    }
  }

  @Test
  void what_is_over_is_ended_by_nobody_and_one_that_fails_hinders_no_other() throws Exception {
    var ended = new AtomicInteger();
    var last = new CountDownLatch(1);
    deadlines.after(Duration.ofMillis(30), ended::incrementAndGet).over();
    deadlines.after(
        Duration.ofMillis(30),
        () -> {
          throw new IllegalStateException("stumbles");
        });
    deadlines.after(
        Duration.ofMillis(30),
        () -> {
          throw new NoSuchMethodError("stumbles worse");
        });
    deadlines.after(Duration.ofMillis(60), last::countDown);

    assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ended).hasValue(0);
  }
}
