package io.muster.kit.database;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Connections for those who wait for their answers. All are asked for on one event loop: the client answers on the loop that asked, and a connection that lives on
 * another has each answer handed from loop to loop before whoever waits is woken.
 */
final class Connecting {
  private final Pool pool;
  private final Context loop;

  Connecting(Pool pool, Vertx vertx) {
    this.pool = pool;
    // Not the request's own, in which this may be made.
    this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
  }

  /** The next that is free. Fails as the pool refuses. Whoever hears of it does so on the loop, in the order in which they asked, also where it has come before. */
  Future<SqlConnection> connection() {
    var asked = new CompletableFuture<SqlConnection>();
    try {
      loop.runOnContext(here -> ask(asked));
    } catch (RejectedExecutionException closed) {
      return Future.failedFuture(closed);
    }
    // One without a context would let a later statement, on the thread that gives it, overtake those that the loop is about to send.
    return Future.fromCompletionStage(asked, loop);
  }

  private void ask(CompletableFuture<SqlConnection> asked) {
    try {
      pool.getConnection().onSuccess(asked::complete).onFailure(asked::completeExceptionally);
    } catch (RuntimeException e) {
      asked.completeExceptionally(e);
    }
  }
}
