package io.muster.kit.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The one place where a thread waits for the reactive client: a virtual or platform thread, never an event loop. */
record Awaiting(Duration patience) {

  /** What the future gives. A refusal by PostgreSQL comes as it is, everything else as {@link DatabaseUnavailable}. */
  <T> T result(Future<T> future) {
    refuseEventLoop();
    CompletableFuture<T> answer = future.toCompletionStage().toCompletableFuture();
    try (var watched = Overdue.watch(answer, patience)) {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PgException refused && !shuttingDown(refused)) {
        // A fresh throwable, so that the trace shows the caller.
        refused.addSuppressed(new IllegalStateException("asked here"));
        throw refused;
      }
      throw new DatabaseUnavailable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable(e);
    }
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

  /** Classes 57P (operator intervention), 53 (no resources) and 08 (connection): the statement may be right and the server on its way out. */
  private static boolean shuttingDown(PgException refused) {
    String state = refused.getSqlState();
    return state != null && (state.startsWith("57P") || state.startsWith("53") || state.startsWith("08"));
  }
}
