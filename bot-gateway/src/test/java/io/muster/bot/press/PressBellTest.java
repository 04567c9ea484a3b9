package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.BotService;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Through PostgreSQL, as between two replicas. */
@QuarkusTest
@BotService
class PressBellTest {
  @Inject PressBell bell;
  @Inject Database database;

  private final String press = UUID.randomUUID().toString();

  @Test
  void everybody_who_waits_for_the_press_is_woken_and_nobody_else() {
    try (PressBell.Listening first = bell.listen(press);
        PressBell.Listening second = bell.listen(press);
        PressBell.Listening another = bell.listen(UUID.randomUUID().toString())) {
      CompletableFuture<Void> one = waiting(first);
      CompletableFuture<Void> two = waiting(second);
      CompletableFuture<Void> other = waiting(another);
      // A notification may come before PostgreSQL was asked for it: ringing again is what the look now and then is for.
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        database.inTransaction(tx -> {
          bell.ring(tx, List.of(press));
          return press;
        });
        return one.isDone() && two.isDone();
      });
      assertThat(other).isNotDone();
    }
  }

  @Test
  void a_bell_that_does_not_ring_is_waited_for_no_longer_than_asked() {
    try (PressBell.Listening alone = bell.listen(press)) {
      assertThat(CompletableFuture.runAsync(() -> alone.await(Duration.ofMillis(50)))).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_bell_that_rang_before_anybody_waited_for_it_but_after_it_was_listened_for_is_heard() {
    try (PressBell.Listening early = bell.listening(); PressBell.Listening witness = bell.listen(press)) {
      early.to(UUID.randomUUID().toString());
      early.to(press);
      CompletableFuture<Void> rung = waiting(witness);
      await().atMost(Duration.ofSeconds(20)).until(() -> {
        database.run(tx -> bell.ring(tx, List.of(press)));
        return rung.isDone();
      });
      assertThat(waiting(early)).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  private static CompletableFuture<Void> waiting(PressBell.Listening listening) {
    CompletableFuture<Void> woken = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      listening.await(Duration.ofMinutes(2));
      woken.complete(null);
    });
    return woken;
  }
}
