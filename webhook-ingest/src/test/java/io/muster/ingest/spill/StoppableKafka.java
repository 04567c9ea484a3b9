package io.muster.ingest.spill;

import io.muster.embedded.EmbeddedKafka;
import io.muster.ingest.IngestInfrastructure;
import io.muster.testkit.infrastructure.MusterTopicSpecs;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Like {@link IngestInfrastructure}, with a Kafka of its own that a test may stop and start again. */
public final class StoppableKafka implements QuarkusTestResourceLifecycleManager {
  private final IngestInfrastructure rest = new IngestInfrastructure();
  private EmbeddedKafka kafka;

  @Override
  public Map<String, String> start() {
    try {
      kafka = EmbeddedKafka.start(Files.createTempDirectory("stoppable-kafka").resolve("data"), OptionalInt.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kafka.createTopics(MusterTopicSpecs.all());
    var settings = new HashMap<>(rest.start());
    settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    settings.put("muster.ingest.spill.most", "20");
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(kafka, new TestInjector.MatchesType(EmbeddedKafka.class));
  }

  @Override
  public void stop() {
    rest.stop();
    kafka.close();
  }
}
