package io.muster.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Kafka in this JVM and PostgreSQL as its child. */
final class EmbeddedServers implements Servers {
  private final Optional<EmbeddedKafka> kafka;
  private final Optional<EmbeddedPostgreSql> postgreSql;

  private EmbeddedServers(Optional<EmbeddedKafka> kafka, Optional<EmbeddedPostgreSql> postgreSql) {
    this.kafka = kafka;
    this.postgreSql = postgreSql;
  }

  /** Starts both at the same time, their data in {@code kafka} and {@code postgresql} below the folder. */
  static EmbeddedServers start(Path folder, Wanted wanted) {
    CompletableFuture<Optional<EmbeddedPostgreSql>> database =
        wanted.postgreSql()
            ? CompletableFuture.supplyAsync(
                () -> Optional.of(EmbeddedPostgreSql.start(folder.resolve("postgresql"), wanted.postgreSqlPort())))
            : CompletableFuture.completedFuture(Optional.empty());
    try {
      Optional<EmbeddedKafka> kafka =
          wanted.kafka() ? Optional.of(EmbeddedKafka.start(folder.resolve("kafka"), wanted.kafkaPort())) : Optional.empty();
      return new EmbeddedServers(kafka, database.join());
    } catch (RuntimeException e) {
      database.thenAccept(started -> started.ifPresent(EmbeddedPostgreSql::stop));
      throw e;
    }
  }

  @Override
  public InfrastructureAddresses addresses() {
    return new InfrastructureAddresses(
        "embedded",
        Servers.ownPid(),
        kafka.map(EmbeddedKafka::bootstrapServers),
        postgreSql.map(EmbeddedPostgreSql::address),
        postgreSql.flatMap(server -> server.serverPid().stream().boxed().findFirst()));
  }

  @Override
  public void close() {
    kafka.ifPresent(EmbeddedKafka::stop);
    postgreSql.ifPresent(EmbeddedPostgreSql::stop);
  }
}
