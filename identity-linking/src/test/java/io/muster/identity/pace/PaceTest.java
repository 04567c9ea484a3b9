package io.muster.identity.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.IdentityService;
import io.muster.kit.database.Database;
import io.muster.kit.failure.Disposition;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@IdentityService
class PaceTest {
  @Inject Pace pace;
  @Inject Database database;
  @Inject PaceConfig config;

  private final AccountId account = new AccountId("pagerduty", "pace-" + UUID.randomUUID());

  @Test
  void however_many_ask_at_once_turns_lie_so_far_apart_that_no_minute_holds_more_than_half_of_what_the_tool_allows() throws Exception {
    List<Instant> turns = asking(60).stream().flatMap(turn -> turn.stream()).map(Pace.Turn::at).sorted().toList();
    Duration apart = Duration.ofMillis(Math.ceilDiv(60_000L, config.callsPerMinute()));
    assertThat(turns).hasSizeGreaterThan(10);
    for (int i = 1; i < turns.size(); i++) {
      assertThat(Duration.between(turns.get(i - 1), turns.get(i))).as("between turn %d and the next", i).isGreaterThanOrEqualTo(apart);
    }
    assertThat(Duration.ofMinutes(1).dividedBy(apart) + 1).isLessThanOrEqualTo(480);
  }

  @Test
  void where_the_queue_is_long_nobody_waits_and_the_work_comes_back_later() throws Exception {
    assertThat(asking(60)).anyMatch(Optional::isEmpty);
    assertThatThrownBy(() -> pace.await(account, 1))
        .isInstanceOfSatisfying(OutOfTurn.class, failure -> assertThat(failure.disposition()).isEqualTo(Disposition.retryAfter(config.patience())));
  }

  @Test
  void whoever_waits_when_the_service_stops_is_told_to_come_back() throws Exception {
    // The next one's turn comes after twenty others.
    pace.reserve(account, 20);
    var stopping = new Pace(database, config);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting = threads.submit(() -> stopping.await(account, 1));
      stopping.stop(null);
      assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).cause().isInstanceOf(OutOfTurn.class);
    }
  }

  @Test
  void one_accounts_queue_is_no_other_accounts() throws Exception {
    asking(60);
    assertThat(pace.reserve(new AccountId("pagerduty", account.name() + "-other"), 1).orElseThrow().pause()).isZero();
  }

  /** As many replicas at once. */
  private List<Optional<Pace.Turn>> asking(int times) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<Pace.Turn>>> asks = IntStream.range(0, times).<Callable<Optional<Pace.Turn>>>mapToObj(i -> () -> pace.reserve(account, 1)).toList();
      List<Optional<Pace.Turn>> answers = new ArrayList<>();
      for (Future<Optional<Pace.Turn>> answer : threads.invokeAll(asks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
