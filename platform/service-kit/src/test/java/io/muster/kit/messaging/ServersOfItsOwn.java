package io.muster.kit.messaging;

import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.EmbeddedPostgreSql;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.MusterTopicSpecs;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** A Kafka and a PostgreSQL that a test may kill. */
public final class ServersOfItsOwn implements QuarkusTestResourceLifecycleManager {
  private EmbeddedKafka kafka;
  private EmbeddedPostgreSql postgres;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("servers-of-its-own");
      kafka = EmbeddedKafka.start(folder.resolve("kafka"), OptionalInt.empty());
      kafka.createTopics(MusterTopicSpecs.all());
      postgres = EmbeddedPostgreSql.start(folder.resolve("postgres"), OptionalInt.empty());
      postgres.provision(MusterDatabases.all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var database = MusterDatabases.named(MusterDatabases.GRAPH);
    return Map.of(
        "kafka.bootstrap.servers", kafka.bootstrapServers(),
        "quarkus.datasource.reactive.url", postgres.address().reactiveUrl(database.name()),
        "quarkus.datasource.jdbc.url", postgres.address().jdbcUrl(database.name()),
        "quarkus.datasource.username", database.role(),
        "quarkus.datasource.password", database.password());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
    injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgreSql.class));
  }

  @Override
  public void stop() {
    postgres.close();
    kafka.close();
  }
}
