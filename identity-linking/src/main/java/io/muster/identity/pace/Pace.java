package io.muster.identity.pace;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives out turns for calls with an account's own token: evenly spaced, by the database's clock, so that any number of replicas together stay below the
 * number for a minute however the minute is cut.
 */
@ApplicationScoped
public class Pace {
  private static final String RESERVE =
      """
      insert into account_pace as known (account_key, next_at) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
      on conflict (account_key) do update set next_at = greatest(known.next_at, clock_timestamp()) + $2 * interval '1 millisecond'
      where known.next_at < clock_timestamp() + $3 * interval '1 millisecond'
      returning next_at - $2 * interval '1 millisecond' as turn, clock_timestamp() as now""";

  private final Database database;
  private final PaceConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Pace(Database database, PaceConfig config) {
    this.database = database;
    this.config = config;
  }

  /** When it is one's turn. */
  record Turn(Instant at, Duration pause) {}

  /**
   * Waits until so many calls may be made. {@link OutOfTurn}, with when to come back, where the queue is long or the service stops.
   *
   * @param calls how many will be made, at once
   */
  public void await(AccountId account, int calls) {
    Duration wait = reserve(account, calls).orElseThrow(() -> new OutOfTurn(config.patience())).pause();
    try {
      if (stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new OutOfTurn(config.patience());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutOfTurn(config.patience());
    }
  }

  /** Whoever waits need not be waited for: its call is made by another replica, or after the next start. */
  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  Optional<Turn> reserve(AccountId account, int calls) {
    long spacing = calls * Math.ceilDiv(60_000L, config.callsPerMinute());
    return database
        .inTransaction(tx -> tx.row(RESERVE, account.key(), spacing, config.patience().toMillis()))
        .map(
            row -> {
              Instant turn = Sql.instant(row, "turn").orElseThrow();
              Duration ahead = Duration.between(Sql.instant(row, "now").orElseThrow(), turn);
              return new Turn(turn, ahead.isPositive() ? ahead : Duration.ZERO);
            });
  }
}
