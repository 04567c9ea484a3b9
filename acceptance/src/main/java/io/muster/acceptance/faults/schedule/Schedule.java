package io.muster.acceptance.faults.schedule;

import java.time.Duration;
import java.util.List;

/**
 * What happens in a run.
 *
 * @param replicas how many processes of channel-mapping and bot-gateway share the work
 * @param stories what the load tells
 * @param poison when deliveries come that prove their sender and cannot be understood
 * @param incidents when an incident is triggered in the PagerDuty account itself
 * @param faults in the order of their beginning
 */
public record Schedule(long seed, Shape shape, int replicas, List<Story> stories, List<Duration> poison, List<Duration> incidents, List<Planned> faults) {

  /** A fault and when it begins. */
  public record Planned(int number, Duration at, Fault fault) {}

  /** How many events the load consists of. */
  public int events() {
    return stories.stream().mapToInt(story -> story.steps().size()).sum();
  }
}
