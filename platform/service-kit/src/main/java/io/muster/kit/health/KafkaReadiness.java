package io.muster.kit.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Kafka answers, where it is required. */
@Readiness
class KafkaReadiness implements HealthCheck {
  private final HealthConfig config;
  private final KafkaProbe kafka;

  KafkaReadiness(HealthConfig config, KafkaProbe kafka) {
    this.config = config;
    this.kafka = kafka;
  }

  @Override
  public HealthCheckResponse call() {
    if (!config.kafkaRequired()) {
      // Not even asked: a broker that hangs would hold the probe, and with it a service that can do without.
      return HealthCheckResponse.named("kafka").up().withData("required", false).build();
    }
    boolean answers = kafka.answers();
    return HealthCheckResponse.named("kafka").status(answers).withData("answers", answers).build();
  }
}
