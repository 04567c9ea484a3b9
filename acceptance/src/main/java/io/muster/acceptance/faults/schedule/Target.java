package io.muster.acceptance.faults.schedule;

import java.util.List;

/** A process that a fault concerns. */
public enum Target {
  INGEST("webhook-ingest"),
  MAPPING("channel-mapping"),
  BOT("bot-gateway"),
  IDENTITY("identity-linking"),
  GRAPH("graph-actions"),
  KAFKA("Kafka"),
  POSTGRESQL("PostgreSQL");

  private final String word;

  Target(String word) {
    this.word = word;
  }

  /** The five services. */
  public static List<Target> services() {
    return List.of(INGEST, MAPPING, BOT, IDENTITY, GRAPH);
  }

  /** What the services stand on. */
  public static List<Target> servers() {
    return List.of(KAFKA, POSTGRESQL);
  }

  /** What people call it; a service's own name. */
  public String word() {
    return word;
  }

  /** Whether it is one of the five services. */
  public boolean isService() {
    return services().contains(this);
  }
}
