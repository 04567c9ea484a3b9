package io.muster.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Chooses where Kafka and PostgreSQL run: in containers where a Docker engine answers, in place otherwise or where
 * {@code MUSTER_TEST_INFRASTRUCTURE=embedded} says so.
 *
 * @param containers whether containers were chosen
 * @param reason why, in one line for the person who reads the log
 */
public record InfrastructureProvider(boolean containers, String reason) {
  private static final String VARIABLE = "MUSTER_TEST_INFRASTRUCTURE";

  /** Chooses by the environment given and by asking for a Docker engine. */
  public static InfrastructureProvider choose(Map<String, String> environment) {
    if ("embedded".equals(environment.get(VARIABLE))) {
      return new InfrastructureProvider(false, "Kafka and PostgreSQL run in place, as " + VARIABLE + " asks.");
    }
    if (!DockerEngine.answers(environment)) {
      return new InfrastructureProvider(false, "Kafka and PostgreSQL run in place: no Docker engine answers.");
    }
    if (!testcontainersPresent()) {
      return new InfrastructureProvider(false, "Kafka and PostgreSQL run in place: Testcontainers is not on the class path.");
    }
    return new InfrastructureProvider(true, "Kafka and PostgreSQL run in containers: a Docker engine answers.");
  }

  /** The choice of Muster on one machine, where data must stay: always in place. */
  static InfrastructureProvider inPlace() {
    return new InfrastructureProvider(false, "Kafka and PostgreSQL run in place.");
  }

  Servers start(Path folder, Servers.Wanted wanted) {
    return containers ? ContainerServers.start(wanted) : EmbeddedServers.start(folder, wanted);
  }

  private static boolean testcontainersPresent() {
    try {
      Class.forName("org.testcontainers.kafka.KafkaContainer");
      Class.forName("org.testcontainers.postgresql.PostgreSQLContainer");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
