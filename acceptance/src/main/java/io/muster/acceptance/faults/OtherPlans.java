package io.muster.acceptance.faults;

import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.ScheduleDrawing;
import io.muster.acceptance.faults.schedule.Shape;
import io.muster.acceptance.faults.schedule.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs whose faults are not drawn: one server that is killed again and again, and a database that is restored. The load is drawn from the seed. */
final class OtherPlans {
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(14);
  private static final Duration COPY_AT = Duration.ofSeconds(60);
  private static final Duration RESTORE_AT = Duration.ofSeconds(130);

  /** A card of a story that begins shortly before the copy may be made after it. */
  private static final Duration TO_BE_SHOWN = Duration.ofSeconds(20);

  private OtherPlans() {}

  /** One server, and nothing else, is killed so many times. */
  static Schedule killing(Target server, int kills, long seed) {
    Schedule drawn = ScheduleDrawing.of(seed, quiet(BETWEEN_KILLS.multipliedBy(kills + 1L), 60 * kills));
    List<Schedule.Planned> faults = new ArrayList<>();
    for (int i = 1; i <= kills; i++) {
      faults.add(new Schedule.Planned(i, BETWEEN_KILLS.multipliedBy(i), new Fault.Death(server, Cell.How.KILL, Duration.ofSeconds(2))));
    }
    return new Schedule(seed, drawn.shape(), 1, drawn.stories(), drawn.poison(), drawn.incidents(), faults);
  }

  /** Between the copy and the restoring things happen to incidents that have their cards; a card that is made meanwhile would be made once more. */
  static Schedule restoring(long seed) {
    Schedule drawn = ScheduleDrawing.of(seed, quiet(Duration.ofSeconds(240), 2_000));
    List<Schedule.Planned> faults = List.of(new Schedule.Planned(1, COPY_AT, new Fault.Copy()), new Schedule.Planned(2, RESTORE_AT, new Fault.Restore()));
    return new Schedule(
        seed, drawn.shape(), 1, drawn.stories().stream().filter(story -> mayBegin(story.steps().getFirst().at())).toList(), drawn.poison(),
        drawn.incidents().stream().filter(OtherPlans::mayBegin).toList(), faults);
  }

  private static boolean mayBegin(Duration at) {
    return at.compareTo(COPY_AT.minus(TO_BE_SHOWN)) < 0 || at.compareTo(RESTORE_AT) > 0;
  }

  private static Shape quiet(Duration length, int events) {
    return new Shape(length, events, 12, 4, 0, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }
}
