package io.muster.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
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
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementOrderTest {
  private static final int CONNECTIONS = 4;
  private static final int TURNS = 4_000;
  private static final String INSERT = "insert into statement_order (turn, place) values ($1, $2)";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(CONNECTIONS + 1));
  private final Pool pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(CONNECTIONS)).connectingTo(AwaitingTest.superuser()).using(vertx).build();
  private final Awaiting awaiting = new Awaiting(Duration.ofSeconds(10));

  @AfterEach
  void close() throws Exception {
    pool.close().toCompletionStage().toCompletableFuture().get();
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void statements_take_effect_in_their_order_and_in_one_transaction_whichever_event_loops_their_connections_live_on() throws Exception {
    assertThatNoneOvertakesAnother((tx, turn) -> {
      for (int place = 0; place < 3; place++) {
        tx.send(INSERT, turn, place);
      }
    });
  }

  @Test
  void so_they_do_where_an_answer_is_read_only_after_others_were_sent() throws Exception {
    assertThatNoneOvertakesAnother((tx, turn) -> {
      Tx.Answer first = tx.ask(INSERT + " returning place", turn, 0);
      tx.send(INSERT, turn, 1);
      first.row().orElseThrow();
      tx.send(INSERT, turn, 2);
    });
  }

  private void assertThatNoneOvertakesAnother(BiConsumer<Tx, Integer> work) throws Exception {
    connectElsewhere();
    commit(tx -> tx.send("create table statement_order (turn int, place int, transaction bigint default txid_current(), at bigint generated always as identity)"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(IntStream.range(0, TURNS).mapToObj(turn -> CompletableFuture.runAsync(() -> commit(tx -> work.accept(tx, turn)), threads)).toArray(CompletableFuture[]::new)).get();
    }
    Tx look = Tx.ofOne(pool, awaiting);
    var found = look.row("""
        select (select count(*) from statement_order) as written,
          (select count(*) from (select 1 from statement_order group by turn having count(distinct transaction) > 1) apart) as apart,
          (select count(*) from (select place, row_number() over (partition by turn order by at) - 1 as taken from statement_order) each where place <> taken) as astray,
          (select count(*) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()) as open""").orElseThrow();
    look.close();
    commit(tx -> tx.send("drop table statement_order"));
    assertThat(found.getLong("written")).isEqualTo(3 * TURNS);
    assertThat(found.getLong("apart")).as("transactions whose statements were committed apart").isZero();
    assertThat(found.getLong("astray")).as("statements that took effect out of turn").isZero();
    assertThat(found.getLong("open")).as("transactions that nobody ends").isZero();
  }

  private void commit(Consumer<Tx> work) {
    Tx tx = Tx.beginning("BEGIN", pool, awaiting);
    try {
      work.accept(tx);
      tx.commit();
    } finally {
      tx.close();
    }
  }

  /** As many as the pool has, each made by another event loop. */
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
