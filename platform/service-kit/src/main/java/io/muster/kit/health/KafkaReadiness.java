package io.muster.kit.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
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

  // While the tables are looked at, so that the first who wants to know need not wait for a client of Kafka's to be made.
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    if (config.kafkaRequired()) {
      Thread.ofPlatform().daemon().name("kafka-probe").start(kafka::answers);
    }
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
