package io.muster.embedded;

import java.util.Optional;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka and PostgreSQL in containers, by Testcontainers. Containers choose their own ports and keep nothing. */
final class ContainerServers implements Servers {
  private static final String PASSWORD = "postgres-of-a-test";

  private final Optional<KafkaContainer> kafka;
  private final Optional<PostgreSQLContainer> postgreSql;

  private ContainerServers(Optional<KafkaContainer> kafka, Optional<PostgreSQLContainer> postgreSql) {
    this.kafka = kafka;
    this.postgreSql = postgreSql;
  }

  static ContainerServers start(Wanted wanted) {
    Optional<KafkaContainer> kafka =
        wanted.kafka() ? Optional.of(new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.1"))) : Optional.empty();
    kafka.ifPresent(server -> server.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"));
    Optional<PostgreSQLContainer> postgreSql =
        wanted.postgreSql() ? Optional.of(new PostgreSQLContainer(DockerImageName.parse("postgres:18"))) : Optional.empty();
    // Testcontainers switches fsync off unless the command says otherwise.
    postgreSql.ifPresent(
        server ->
            server
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=200"));
    kafka.ifPresent(KafkaContainer::start);
    postgreSql.ifPresent(PostgreSQLContainer::start);
    return new ContainerServers(kafka, postgreSql);
  }

  @Override
  public InfrastructureAddresses addresses() {
    return new InfrastructureAddresses(
        "testcontainers",
        Servers.ownPid(),
        kafka.map(KafkaContainer::getBootstrapServers),
        postgreSql.map(
            server ->
                new PostgreSqlAddress(
                    server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), "postgres", PASSWORD)),
        Optional.empty());
  }

  @Override
  public void close() {
    kafka.ifPresent(KafkaContainer::stop);
    postgreSql.ifPresent(PostgreSQLContainer::stop);
  }
}
