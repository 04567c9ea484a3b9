package io.muster.acceptance.faults.schedule;

import io.muster.acceptance.faults.schedule.Story.Repeat;
import io.muster.acceptance.faults.schedule.Story.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A bad night: many incidents at once, worked on right away.
 *
 * @param incidents how many
 * @param eventsEach how many events each has, at least 2
 * @param length in which time all of it happens
 * @param channels how many channels there are, one service each
 * @param shownIn how many of them show each service
 */
public record Storm(int incidents, int eventsEach, Duration length, int channels, int shownIn) {
  private static final String[] MIDDLE = {"incident.acknowledged", "incident.priority_updated", "incident.reassigned"};

  /** How many calls a bridge would make that posts or edits once for each event in each channel. */
  public int naiveCalls() {
    return incidents * eventsEach * shownIn;
  }

  /** The storm as a schedule without faults: nine of ten incidents are over in the end. */
  public Schedule schedule(long seed) {
    Random random = new Random(seed);
    List<Story> stories = new ArrayList<>();
    for (int n = 1; n <= incidents; n++) {
      stories.add(story(seed, n, random));
    }
    Shape shape = new Shape(length, incidents * eventsEach, channels, 0, 0, Duration.ZERO, Duration.ZERO);
    return new Schedule(seed, shape, 1, stories, List.of(), List.of(), List.of());
  }

  private Story story(long seed, int number, Random random) {
    double begin = random.nextDouble() * 0.5;
    List<Step> steps = new ArrayList<>();
    String status = "triggered";
    for (int step = 1; step <= eventsEach; step++) {
      String type = step == 1 ? "incident.triggered" : step == eventsEach && number % 10 != 0 ? "incident.resolved" : MIDDLE[(step - 2) % MIDDLE.length];
      status = type.equals("incident.acknowledged") ? "acknowledged" : type.equals("incident.resolved") ? "resolved" : status;
      double at = begin + (1 - begin) * (step - 1) / eventsEach;
      steps.add(new Step(step, Duration.ofMillis((long) (at * length.toMillis())), type, status, Repeat.NONE));
    }
    return new Story(seed + "x" + number, number % channels, RetryRule.of(number), Duration.ZERO, steps);
  }
}
