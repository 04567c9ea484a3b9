package io.muster.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one {@link Infrastructure} process offers, as it stands in its file. The file holds the superuser's password and is readable by its
 * owner only.
 *
 * @param kind {@code embedded} or {@code testcontainers}
 * @param pid the process to stop (SIGTERM) or to kill
 * @param kafka Kafka's bootstrap servers; empty when this process runs no Kafka
 * @param postgreSql PostgreSQL's address; empty when this process runs no PostgreSQL
 * @param postgreSqlPid the PostgreSQL server's own first process, which outlives a kill of {@code pid}; empty when it runs in a container
 */
public record InfrastructureAddresses(
    String kind, long pid, Optional<String> kafka, Optional<PostgreSqlAddress> postgreSql, Optional<Long> postgreSqlPid) {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  /** Writes the file as a whole, readable by its owner only. */
  public void write(Path file) {
    try {
      SecretFile.write(file, JSON.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("addresses could not be written as JSON", e);
    }
  }

  /** Reads the file of a running process. */
  public static InfrastructureAddresses read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), InfrastructureAddresses.class);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the addresses in " + file, e);
    }
  }

  /** Makes and removes topics there. Fails where this process runs no Kafka. */
  public TopicAdministration topics() {
    return new TopicAdministration(kafka.orElseThrow(() -> new IllegalStateException("this process runs no Kafka")));
  }

  /** Makes databases and roles there. Fails where this process runs no PostgreSQL. */
  public DatabaseAdministration databases() {
    return postgreSql.orElseThrow(() -> new IllegalStateException("this process runs no PostgreSQL")).administration();
  }
}
