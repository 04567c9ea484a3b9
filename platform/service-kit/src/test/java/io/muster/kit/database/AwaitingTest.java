package io.muster.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.infrastructure.TestServers;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitingTest {
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(1)).connectingTo(superuser()).using(vertx).build();

  @AfterEach
  void close() throws Exception {
    pool.close().toCompletionStage().toCompletableFuture().get();
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void a_connection_that_comes_after_patience_has_ended_is_there_for_the_next_who_asks() throws Exception {
    SqlConnection only = pool.getConnection().toCompletionStage().toCompletableFuture().get();
    assertThatThrownBy(() -> patientFor(Duration.ofMillis(50)).run(tx -> tx.rows("select 1"))).isInstanceOf(DatabaseUnavailable.class);
    only.close();
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(patientFor(Duration.ofSeconds(2)).<List<Row>>inTransaction(tx -> tx.rows("select 1"))).hasSize(1));
  }

  @Test
  void what_was_not_sent_when_patience_ended_is_never_sent() throws Exception {
    SqlConnection only = pool.getConnection().toCompletionStage().toCompletableFuture().get();
    assertThatThrownBy(() -> patientFor(Duration.ofMillis(50)).run(tx -> tx.update("create table too_late (id int)"))).isInstanceOf(DatabaseUnavailable.class);
    only.close();
    assertThat(patientFor(Duration.ofSeconds(5)).inTransaction(tx -> tx.row("select to_regclass('too_late')::text as made")).orElseThrow().getString("made")).isNull();
  }

  @Test
  void nor_is_a_statement_alone() throws Exception {
    SqlConnection only = pool.getConnection().toCompletionStage().toCompletableFuture().get();
    assertThatThrownBy(() -> patientFor(Duration.ofMillis(50)).alone(tx -> tx.update("create table too_late_alone (id int)"))).isInstanceOf(DatabaseUnavailable.class);
    only.close();
    assertThat(patientFor(Duration.ofSeconds(5)).alone(tx -> tx.row("select to_regclass('too_late_alone')::text as made")).orElseThrow().getString("made")).isNull();
  }

  @Test
  void a_statement_that_postgresql_broke_off_may_be_right_and_is_no_refusal() {
    assertThatThrownBy(() -> patientFor(Duration.ofSeconds(5)).run(tx -> {
      tx.send("set local statement_timeout = 20");
      tx.rows("select pg_sleep(5)");
    })).isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void an_answer_that_never_comes_is_waited_for_no_longer_than_patience_lasts() {
    assertThatThrownBy(() -> new Awaiting(Duration.ofMillis(50)).result(Promise.promise().future())).isInstanceOf(DatabaseUnavailable.class).hasRootCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void a_reading_whose_answers_nobody_waited_for_leaves_no_transaction_behind() throws Exception {
    Tx.Answer one = patientFor(Duration.ofSeconds(5)).read(tx -> tx.ask("select 1 as one"));
    assertThat(one.row().orElseThrow().getInteger("one")).isEqualTo(1);
    SqlConnection next = pool.getConnection().toCompletionStage().toCompletableFuture().get();
    var state = next.query("select current_setting('transaction_read_only') as only_read").execute().toCompletionStage().toCompletableFuture().get();
    next.close();
    assertThat(state.iterator().next().getString("only_read")).isEqualTo("off");
  }

  private Database patientFor(Duration patience) {
    return new Database(pool, new DatabaseConfig() {
      @Override
      public Duration patience() {
        return patience;
      }

      @Override
      public int attempts() {
        return 1;
      }

      @Override
      public Duration migrationRetry() {
        return Duration.ofSeconds(1);
      }

      @Override
      public Duration migrationWait() {
        return Duration.ofSeconds(1);
      }
    });
  }

  static PgConnectOptions superuser() {
    URI address = URI.create(TestServers.shared().administrationUrl().substring("jdbc:".length()));
    Map<String, String> credentials =
        Stream.of(address.getRawQuery().split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return new PgConnectOptions().setHost(address.getHost()).setPort(address.getPort()).setDatabase("postgres").setUser(credentials.get("user")).setPassword(credentials.get("password"));
  }
}
