package io.muster.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.acceptance.faults.inject.Pressure;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.ScheduleDrawing;
import io.muster.acceptance.faults.verdict.Finding;
import io.muster.acceptance.faults.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private final Schedule schedule = ScheduleDrawing.whole(7, Duration.ofMinutes(1));
  private final Verdict verdict =
      new Verdict(7, 100, 99, 1, 120, 3, List.of("bot-gateway bot.after-post kill -9"), List.of("bot-gateway bot.after-put SIGTERM"), 80, 0, 1, 2, Duration.ofMillis(1_234), 5,
          new Pressure.Share(90, 1, 40), Duration.ofSeconds(8), List.of(new Finding(Finding.Kind.LOST, "story 7x1")));

  @TempDir Path folder;

  @Test
  void a_proof_that_was_broken_off_goes_on_with_what_its_earlier_runs_found() {
    new Results(folder).keep(schedule, verdict);
    assertThat(new Results(folder).of(schedule)).contains(verdict);
  }

  @Test
  void a_run_of_another_length_or_seed_is_another_run() {
    new Results(folder).keep(schedule, verdict);
    assertThat(new Results(folder).of(ScheduleDrawing.whole(7, Duration.ofMinutes(2)))).isEmpty();
    assertThat(new Results(folder).of(ScheduleDrawing.whole(8, Duration.ofMinutes(1)))).isEmpty();
  }

  @Test
  void a_planned_cell_that_was_not_reached_is_told_and_one_that_was_reached_in_another_run_is_not() {
    assertThat(new Table(List.of(verdict)).lines()).anyMatch(line -> line.contains("✗ bot-gateway bot.after-put SIGTERM: planned, not reached"));
    Verdict other = new Verdict(8, 100, 100, 0, 100, 1, List.of("bot-gateway bot.after-put SIGTERM"), List.of(), 80, 0, 0, 0, Duration.ZERO, 0, new Pressure.Share(0, 0, 0), Duration.ZERO, List.of());
    assertThat(new Table(List.of(verdict, other)).lines()).noneMatch(line -> line.contains("not reached") && line.contains("✗"));
  }
}
