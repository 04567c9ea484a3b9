package io.muster.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.infrastructure.TestServers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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
  void a_connection_that_comes_after_patience_has_ended_is_there_for_the_next_who_asks() {
    SqlConnection only = new Awaiting(Duration.ofSeconds(20)).connection(pool);
    assertThatThrownBy(() -> new Awaiting(Duration.ofMillis(50)).connection(pool)).isInstanceOf(DatabaseUnavailable.class);
    only.close();
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
      SqlConnection next = new Awaiting(Duration.ofSeconds(2)).connection(pool);
      assertThat(next).isNotNull();
      next.close();
    });
  }

  private static PgConnectOptions superuser() {
    URI address = URI.create(TestServers.shared().administrationUrl().substring("jdbc:".length()));
    Map<String, String> credentials =
        Stream.of(address.getRawQuery().split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return new PgConnectOptions().setHost(address.getHost()).setPort(address.getPort()).setDatabase("postgres").setUser(credentials.get("user")).setPassword(credentials.get("password"));
  }
}
