package io.muster.bench.load;

import java.time.Duration;
import java.util.Locale;

/** The steps of an incident's life that a storm tells, in their order. */
public enum WebhookStep {
  TRIGGERED("incident.triggered", "triggered", 1),
  ACKNOWLEDGED("incident.acknowledged", "acknowledged", 1),
  PRIORITY("incident.priority_updated", "acknowledged", 2),
  UNACKNOWLEDGED("incident.unacknowledged", "triggered", 2),
  AGAIN("incident.acknowledged", "acknowledged", 2),
  RESOLVED("incident.resolved", "resolved", 2);

  /** By the tool's clock, how long after the first whatever follows all of them is. */
  static final Duration AFTER_ALL = Duration.ofSeconds(values().length);

  private final String type;
  private final String status;
  private final int priority;

  WebhookStep(String type, String status, int priority) {
    this.type = type;
    this.status = status;
    this.priority = priority;
  }

  String type() {
    return type;
  }

  String status() {
    return status;
  }

  int priority() {
    return priority;
  }

  /** By the tool's clock, how long after the first. */
  Duration later() {
    return Duration.ofSeconds(ordinal());
  }

  /** Tells the step in ids; nothing for the first. */
  String mark() {
    return ordinal() == 0 ? "" : "S" + name().substring(0, 2).toUpperCase(Locale.ROOT);
  }
}
