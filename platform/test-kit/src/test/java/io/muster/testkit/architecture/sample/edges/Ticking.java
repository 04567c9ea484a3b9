package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: runs by the clock without being a Job. */
public class Ticking {
  @io.quarkus.scheduler.Scheduled(every = "1s")
  void tick() {}
}
