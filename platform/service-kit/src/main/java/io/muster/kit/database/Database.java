package io.muster.kit.database;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * PostgreSQL for code that runs on virtual threads. The functions given here may run more than once (a deadlock, a serialization failure), so
 * they do nothing but talk to the database; what they throw rolls everything back and comes out again.
 *
 * <p>On an event loop every method but {@link #ask} and {@link #gathered} is an IllegalStateException.
 */
@ApplicationScoped
public class Database {
  private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01");

  /** What is done with so many answers is a few milliseconds, even where one event loop does it all. */
  private static final int TOGETHER = 64;

  /** While the answers to one are worked on, the next is under way; and one that is slow does not hold up all others. */
  private static final int AT_ONCE = 2;

  private final Pool pool;
  private final DatabaseConfig config;
  private final Awaiting awaiting;

  Database(Pool pool, DatabaseConfig config) {
    this.pool = pool;
    this.config = config;
    this.awaiting = new Awaiting(config.patience());
  }

  /** Runs the function in a transaction and commits; gives back what it returned. */
  public <T> T inTransaction(Function<Tx, T> function) {
    return repeated(() -> once(Tx.beginning("BEGIN", pool, awaiting), function, Tx::commit));
  }

  /** Runs the function in a transaction and commits. */
  public void run(Consumer<Tx> function) {
    inTransaction(
        tx -> {
          function.accept(tx);
          return null;
        });
  }

  /**
   * Runs the function in one transaction after the other until it has found all that there is, so that none of them is long.
   *
   * @param page how many rows the function takes at most; it gives back how many it found
   * @return how many rows it were in all
   */
  public int inPages(int page, ToIntFunction<Tx> function) {
    int all = 0;
    int found;
    do {
      found = inTransaction(function::applyAsInt);
      all += found;
    } while (found == page);
    return all;
  }

  /** Runs the function in a read-only transaction: every query sees the same moment. */
  public <T> T read(Function<Tx, T> function) {
    return repeated(() -> once(Tx.beginning("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", pool, awaiting), function, Tx::settle));
  }

  /** Runs a function of one statement, which PostgreSQL makes a transaction by itself: one round trip. A second statement is an IllegalStateException. */
  public <T> T alone(Function<Tx, T> statement) {
    return repeated(() -> once(Tx.ofOne(pool, awaiting), statement, Tx::settle));
  }

  /**
   * Asks one question, for whoever must not wait, such as an event loop: the rows come on the thread that asked, if it is one. The stage fails with what the waiting
   * methods throw, at the latest when the database's patience ends, then on a thread of its own.
   */
  public CompletionStage<List<Row>> ask(String sql, Object... args) {
    return awaiting.stage(pool.preparedQuery(sql).execute(Sql.tuple(args))).thenApply(Tx::listed);
  }

  /**
   * Questions of one kind, for whoever must not wait, that go out together where many ask at once.
   *
   * @param together asks for all of these with one {@link #ask}; as many answers, in the same order
   */
  public <Q, A> Gathered<Q, A> gathered(Function<List<Q>, CompletionStage<List<A>>> together) {
    return new Gathered<>(TOGETHER, AT_ONCE, config.patience(), together);
  }

  private <T> T repeated(Supplier<T> work) {
    Awaiting.refuseEventLoop();
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (PgException e) {
        if (!LOST_TO_ANOTHER.contains(e.getSqlState()) || attempt >= config.attempts()) {
          throw e;
        }
        long most = Duration.ofMillis(10L << Math.min(attempt, 6)).toNanos();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
      }
    }
  }

  private <T> T once(Tx tx, Function<Tx, T> function, Consumer<Tx> end) {
    try {
      T result = function.apply(tx);
      end.accept(tx);
      return result;
    } finally {
      tx.close();
    }
  }
}
