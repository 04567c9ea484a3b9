package io.muster.ingest.spill;

import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.EmbeddedPostgreSql;
import io.muster.ingest.IngestInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.MusterTopicSpecs;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Like {@link IngestInfrastructure}, with a Kafka and a PostgreSQL of its own that a test may stop, silence and start again. */
public final class StoppableStores implements QuarkusTestResourceLifecycleManager {
  private EmbeddedKafka kafka;
  private EmbeddedPostgreSql postgres;
  private SilentLine line;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("stoppable-stores");
      kafka = EmbeddedKafka.start(folder.resolve("kafka"), OptionalInt.empty());
      kafka.createTopics(MusterTopicSpecs.all());
      postgres = EmbeddedPostgreSql.start(folder.resolve("postgres"), OptionalInt.empty());
      postgres.provision(MusterDatabases.all());
      line = SilentLine.to(postgres.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var database = MusterDatabases.named(MusterDatabases.INGEST);
    String address = "postgresql://127.0.0.1:" + line.port() + "/" + database.name();
    var settings = new HashMap<>(IngestInfrastructure.settings());
    settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    settings.put("quarkus.datasource.reactive.url", address);
    settings.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
    settings.put("quarkus.datasource.username", database.role());
    settings.put("quarkus.datasource.password", database.password());
    settings.put("muster.ingest.spill.most", "20");
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
    injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgreSql.class));
    injector.injectIntoFields(line, new TestInjector.MatchesType(SilentLine.class));
  }

  @Override
  public void stop() {
    line.close();
    postgres.close();
    kafka.close();
  }
}
