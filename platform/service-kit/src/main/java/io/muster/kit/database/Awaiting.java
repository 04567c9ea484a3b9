package io.muster.kit.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The one place where somebody waits for the reactive client: a virtual or platform thread, never an event loop, which is given a stage. */
record Awaiting(Duration patience) {

  /** What the future gives. A refusal by PostgreSQL comes as it is, everything else as {@link DatabaseUnavailable}. */
  <T> T result(Future<T> future) {
    refuseEventLoop();
    if (future.succeeded()) {
      return future.result();
    }
    CompletableFuture<T> answer = future.toCompletionStage().toCompletableFuture();
    try (var watched = Overdue.watch(answer, patience)) {
      return answer.get();
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable(e);
    }
  }

  /** The same for whoever does not wait: a stage that comes to an end within patience. */
  <T> CompletionStage<T> stage(Future<T> future) {
    CompletableFuture<T> answer = future.toCompletionStage().toCompletableFuture();
    Overdue.Watched watched = Overdue.watch(answer, patience);
    return answer.whenComplete((value, failure) -> watched.close()).exceptionallyCompose(failure -> CompletableFuture.failedStage(told(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)));
  }

  /** A connection to keep. One that comes only after patience has ended goes back at once: nobody else would ever give it back. */
  SqlConnection connection(Pool pool) {
    Future<SqlConnection> asked = pool.getConnection();
    try {
      return result(asked);
    } catch (DatabaseUnavailable e) {
      asked.onSuccess(SqlConnection::close);
      throw e;
    }
  }

  static void refuseEventLoop() {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("Database was called on an event loop: put @RunOnVirtualThread on the Resource or Consumer method");
    }
  }

  private static RuntimeException told(Throwable failure) {
    if (failure instanceof PgException refused && !notItsFault(refused)) {
      // A fresh throwable, so that the trace shows the caller.
      refused.addSuppressed(new IllegalStateException("asked here"));
      return refused;
    }
    return new DatabaseUnavailable(failure);
  }

  /** Classes 57 (operator intervention, a statement that took too long), 58 (system error), 53 (no resources) and 08 (connection): the statement may be right. */
  private static boolean notItsFault(PgException refused) {
    String state = refused.getSqlState();
    return state != null && Stream.of("57", "58", "53", "08").anyMatch(state::startsWith);
  }
}
