package io.muster.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells how much a service has still to read. */
@ApplicationScoped
public class Backlogs {
  private final KafkaSettings settings;
  private final Consumption consumption;

  Backlogs(KafkaSettings settings, Consumption consumption) {
    this.settings = settings;
    this.consumption = consumption;
  }

  /** What stands in its topics from the first question on. To be closed. */
  public Backlog of(Subscription subscription) {
    return new Backlog(settings.broker(), consumption.group(subscription), subscription.topics());
  }
}
