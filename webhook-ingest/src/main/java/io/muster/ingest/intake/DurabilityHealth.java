package io.muster.ingest.intake;

import io.muster.ingest.spill.Spill;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: the senders are known, and at least one store would keep a delivery. */
@Readiness
@ApplicationScoped
class DurabilityHealth implements HealthCheck {
  private final SenderDirectory senders;
  private final DeliveryPublisher log;
  private final Spill spill;

  DurabilityHealth(SenderDirectory senders, DeliveryPublisher log, Spill spill) {
    this.senders = senders;
    this.log = log;
    this.spill = spill;
  }

  @Override
  public HealthCheckResponse call() {
    boolean kafka = log.isUp();
    boolean postgres = spill.isUp();
    return HealthCheckResponse.named("deliveries can be kept")
        .status(senders.complete() && (kafka || postgres))
        .withData("senders", senders.complete())
        .withData("log", kafka)
        .withData("spill", postgres)
        .build();
  }
}
