package io.muster.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectingTest {
  private static final int CONNECTIONS = 4;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(CONNECTIONS + 1));
  private final Pool pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(CONNECTIONS)).connectingTo(AwaitingTest.superuser()).using(vertx).build();

  @AfterEach
  void close() throws Exception {
    pool.close().toCompletionStage().toCompletableFuture().get();
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void statements_take_effect_in_their_order_and_in_one_transaction_also_where_connections_live_on_other_event_loops() throws Exception {
    connectElsewhere();
    var connections = new Connecting(pool, vertx);
    var awaiting = new Awaiting(Duration.ofSeconds(10));
    commit(connections, awaiting, tx -> tx.send("create table statement_order (turn int, place int, transaction bigint default txid_current())"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, 4_000).mapToObj(turn -> CompletableFuture.runAsync(() -> commit(connections, awaiting, tx -> {
            for (int place = 0; place < 3; place++) {
              tx.send("insert into statement_order (turn, place) values ($1, $2)", turn, place);
            }
          }), threads)).toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    }
    Tx look = Tx.ofOne(connections, awaiting);
    var found = look.row("""
        select (select count(*) from statement_order) as written,
          (select count(*) from (select 1 from statement_order group by turn having count(distinct transaction) > 1) apart) as apart,
          (select count(*) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()) as open""").orElseThrow();
    look.close();
    commit(connections, awaiting, tx -> tx.send("drop table statement_order"));
    assertThat(found.getLong("written")).isEqualTo(12_000);
    assertThat(found.getLong("apart")).as("transactions whose statements were committed apart").isZero();
    assertThat(found.getLong("open")).as("transactions that nobody ends").isZero();
  }

  @Test
  void what_is_asked_of_a_connection_that_has_come_goes_out_on_its_event_loop_behind_what_was_asked_before() throws Exception {
    Future<SqlConnection> come = new Connecting(pool, vertx).connection();
    come.toCompletionStage().toCompletableFuture().get();
    var where = new CompletableFuture<Boolean>();
    come.onSuccess(connection -> {
      where.complete(Context.isOnEventLoopThread());
      connection.close();
    });
    assertThat(where.get()).isTrue();
  }

  private static void commit(Connecting connections, Awaiting awaiting, Consumer<Tx> work) {
    Tx tx = Tx.beginning("BEGIN", connections, awaiting);
    try {
      work.accept(tx);
      tx.commit();
    } finally {
      tx.close();
    }
  }

  /** As many as the pool has, each made by another event loop than the one on which those who wait ask. */
  private void connectElsewhere() throws Exception {
    var made = new ArrayList<SqlConnection>();
    for (int i = 0; i < CONNECTIONS; i++) {
      var connected = new CompletableFuture<SqlConnection>();
      var elsewhere = new CompletableFuture<Context>();
      Thread.ofPlatform().start(() -> elsewhere.complete(vertx.getOrCreateContext()));
      elsewhere.get().runOnContext(here -> pool.getConnection().onSuccess(connected::complete).onFailure(connected::completeExceptionally));
      made.add(connected.get());
    }
    for (SqlConnection connection : made) {
      connection.close().toCompletionStage().toCompletableFuture().get();
    }
  }
}
