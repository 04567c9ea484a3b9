package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: measures without being Metrics. */
public class Measuring {
  io.micrometer.core.instrument.Counter counter;
}
