package io.muster.acceptance.faults.schedule;

import io.muster.acceptance.faults.schedule.Schedule.Planned;
import io.muster.acceptance.faults.schedule.Story.Repeat;
import io.muster.acceptance.faults.schedule.Story.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws a schedule from a seed. */
public final class ScheduleDrawing {
  /** The load ends a while before the run does, and no fault begins in its last part, so that what is still wrong then is no accident of timing. */
  private static final double FAULTS_UNTIL = 0.85;

  private final long seed;
  private final Shape shape;
  private final Random random;
  private final FaultDrawing faults;

  private ScheduleDrawing(long seed, Shape shape) {
    this.seed = seed;
    this.shape = shape;
    this.random = new Random(seed);
    this.faults = new FaultDrawing(random, shape);
  }

  /** The whole run of a seed: of twenty, one has Kafka away for ten minutes and one PostgreSQL. */
  public static Schedule whole(long seed, Duration length) {
    Shape shape = Shape.whole(length);
    return of(seed, seed % 20 == 0 ? shape.withLongOutage(Target.KAFKA) : seed % 20 == 10 ? shape.withLongOutage(Target.POSTGRESQL) : shape);
  }

  /** The schedule of this seed and shape; always the same. */
  public static Schedule of(long seed, Shape shape) {
    return new ScheduleDrawing(seed, shape).draw();
  }

  private Schedule draw() {
    List<Story> stories = new ArrayList<>();
    for (int told = 0; told < shape.events(); told += stories.getLast().steps().size()) {
      stories.add(story(stories.size() + 1));
    }
    return new Schedule(seed, shape, seed % 2 == 0 ? 2 : 1, stories, moments(shape.events() / 200 + 1), moments((int) shape.length().toSeconds() / 8), plan());
  }

  private Story story(int number) {
    long at = millis(0, shape.length().toMillis() * 3 / 4);
    List<Step> steps = new ArrayList<>();
    String status = "triggered";
    int count = 3 + random.nextInt(11);
    for (int step = 1; step <= count && at < shape.length().toMillis(); step++) {
      String type = step == 1 ? "incident.triggered" : next(status, step == count);
      status = after(type, status);
      steps.add(new Step(step, Duration.ofMillis(at), type, status, repeat()));
      at += millis(200, shape.length().toMillis() / 12);
    }
    return new Story(seed + "x" + number, random.nextInt(shape.channels()), RetryRule.of(number), clock(), steps);
  }

  /** What may happen next to an incident with this status. */
  private String next(String status, boolean last) {
    if (last && random.nextInt(100) < 80) {
      return "incident.resolved";
    }
    List<String> possible =
        switch (status) {
          case "triggered" -> List.of("incident.acknowledged", "incident.acknowledged", "incident.priority_updated", "incident.escalated", "incident.reassigned");
          case "acknowledged" -> List.of("incident.unacknowledged", "incident.priority_updated", "incident.reassigned", "incident.resolved");
          default -> List.of("incident.reopened");
        };
    return possible.get(random.nextInt(possible.size()));
  }

  private static String after(String type, String status) {
    return switch (type) {
      case "incident.triggered", "incident.unacknowledged", "incident.reopened", "incident.escalated" -> "triggered";
      case "incident.acknowledged" -> "acknowledged";
      case "incident.resolved" -> "resolved";
      default -> status;
    };
  }

  private Repeat repeat() {
    int drawn = random.nextInt(100);
    return drawn < 4 ? Repeat.LATER : drawn < 6 ? Repeat.AT_ONCE : drawn < 8 ? Repeat.ANOTHER_SUBSCRIPTION : Repeat.NONE;
  }

  /** Most tools' clocks are right; some are ten minutes off, either way. */
  private Duration clock() {
    return switch (random.nextInt(20)) {
      case 0 -> Duration.ofMinutes(-10);
      case 1 -> Duration.ofMinutes(10);
      default -> Duration.ZERO;
    };
  }

  private List<Duration> moments(int count) {
    List<Duration> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(Duration.ofMillis(millis(0, shape.length().toMillis() * 9 / 10)));
    }
    return moments.stream().sorted().toList();
  }

  private List<Planned> plan() {
    List<Fault> drawn = new ArrayList<>();
    Cell.of(seed, shape.cells()).forEach(cell -> drawn.add(new Fault.DeathAtStep(cell, random.nextInt(4))));
    while (drawn.size() < shape.faults()) {
      drawn.add(faults.one());
    }
    Collections.shuffle(drawn, random);
    long begin = 3_000;
    long apart = ((long) (shape.drawn().toMillis() * FAULTS_UNTIL) - begin) / drawn.size();
    List<Planned> planned = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      planned.add(new Planned(i + 1, Duration.ofMillis(begin + i * apart + millis(0, apart)), drawn.get(i)));
    }
    shape.longOutage().ifPresent(server -> planned.add(new Planned(planned.size() + 1, shape.drawn(), new Fault.Death(server, Cell.How.KILL, Shape.LONG))));
    return planned;
  }

  private long millis(long from, long to) {
    return from + (long) (random.nextDouble() * (to - from));
  }
}
