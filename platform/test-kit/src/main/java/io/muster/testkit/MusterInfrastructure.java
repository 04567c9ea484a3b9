package io.muster.testkit;

import io.muster.embedded.DatabaseSpec;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.MusterTopicSpecs;
import io.muster.testkit.infrastructure.TestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Real Kafka and real PostgreSQL for a {@code @QuarkusTest}. Uses the servers that the whole build shares where the launcher started some,
 * and starts its own otherwise; either way the topics are empty and the database is new when the service starts.
 *
 * <p>Argument {@code database}: one of the names in {@link MusterDatabases}. Without it the service gets Kafka only.
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.BOT))
 * class PressingTest { … }
 * }</pre>
 */
public final class MusterInfrastructure implements QuarkusTestResourceLifecycleManager {
  private Map<String, String> arguments = Map.of();

  @Override
  public void init(Map<String, String> given) {
    arguments = Map.copyOf(given);
  }

  @Override
  public Map<String, String> start() {
    TestServers servers = TestServers.shared();
    servers.topics().recreate(MusterTopicSpecs.all());
    var settings = new HashMap<String, String>();
    settings.put("kafka.bootstrap.servers", servers.kafka());
    String name = arguments.get("database");
    if (name != null) {
      settings.putAll(database(servers, MusterDatabases.named(name)));
    }
    return settings;
  }

  /** Leaves the servers running: the next test class of this build uses them. */
  @Override
  public void stop() {}

  private static Map<String, String> database(TestServers servers, DatabaseSpec database) {
    servers.databases().provision(MusterDatabases.all());
    servers.databases().recreate(database.name());
    servers.testing(database.name());
    return Map.of(
        "quarkus.datasource.reactive.url", servers.reactiveUrl(database.name()),
        "quarkus.datasource.jdbc.url", servers.jdbcUrl(database.name()),
        "quarkus.datasource.username", database.role(),
        "quarkus.datasource.password", database.password());
  }
}
