package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: tells its health without being a Health. */
public class Answering {
  org.eclipse.microprofile.health.HealthCheckResponse response;
}
