package io.muster.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ingest.intake.DurableDelivery.Kept;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.ingest.spill.Spill;
import io.muster.ingest.spill.Spills;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Where a delivery is kept when Kafka hesitates and PostgreSQL is asked as well. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DurableDeliveryTest {
  private final Deadlines deadlines = new Deadlines();
  private final CompletableFuture<Void> acknowledged = new CompletableFuture<>();
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final AtomicInteger markedDown = new AtomicInteger();

  @BeforeEach
  void somebody_looks() {
    deadlines.start(null);
  }

  @AfterEach
  void nobody_looks() {
    deadlines.stop(null);
  }

  @Test
  void the_spill_will_do_where_it_is_first_and_a_kafka_that_is_only_late_is_not_down() throws Exception {
    CompletableFuture<Kept> kept = kept(IntakeBudgets.patient(), CompletableFuture.completedFuture(null));

    assertThat(kept.get(20, TimeUnit.SECONDS)).isEqualTo(Kept.SPILL);
    acknowledged.complete(null);
    assertThat(kept).isCompletedWithValue(Kept.SPILL);
    assertThat(markedDown).hasValue(0);
  }

  @Test
  void kafka_is_waited_for_where_the_spill_refuses() throws Exception {
    CompletableFuture<Kept> kept = kept(IntakeBudgets.patient(), CompletableFuture.failedFuture(new IllegalStateException("the spill is full")));
    asked.get(20, TimeUnit.SECONDS);
    CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(() -> acknowledged.complete(null));

    assertThat(kept.get(20, TimeUnit.SECONDS)).isEqualTo(Kept.LOG);
    assertThat(markedDown).hasValue(0);
  }

  @Test
  void kafka_that_refuses_late_leaves_it_to_the_spill_and_is_down() throws Exception {
    var inserted = new CompletableFuture<Void>();
    CompletableFuture<Kept> kept = kept(IntakeBudgets.patient(), inserted);
    asked.get(20, TimeUnit.SECONDS);
    acknowledged.completeExceptionally(new IllegalStateException("no leader"));
    inserted.complete(null);

    assertThat(kept.get(20, TimeUnit.SECONDS)).isEqualTo(Kept.SPILL);
    assertThat(markedDown).hasValue(1);
  }

  @Test
  void where_both_are_silent_it_is_kept_nowhere_after_the_hesitation_and_the_spill_s_budget_and_kafka_is_found_down_once() throws Exception {
    long before = System.nanoTime();
    CompletableFuture<Kept> kept = kept(IntakeBudgets.usual(), new CompletableFuture<>());

    assertThat(kept.get(20, TimeUnit.SECONDS)).isEqualTo(Kept.NOWHERE);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    acknowledged.completeExceptionally(new IllegalStateException("nobody acknowledged it"));
    assertThat(markedDown).hasValue(1);
  }

  private CompletableFuture<Kept> kept(IntakeConfig config, CompletionStage<Void> spilled) {
    Spill spill =
        Spills.that(
            delivery -> {
              asked.complete(null);
              return spilled;
            });
    return new DurableDelivery(log(), spill, config, deadlines).keep(new DeliveryRecord("a-key", Map.of(), new byte[] {1}));
  }

  private DeliveryPublisher log() {
    return new DeliveryPublisher(Map.of(), null) {
      @Override
      public boolean isUp() {
        return true;
      }

      @Override
      public CompletionStage<Void> append(DeliveryRecord delivery) {
        return acknowledged;
      }

      @Override
      void markDown() {
        markedDown.incrementAndGet();
      }
    };
  }
}
