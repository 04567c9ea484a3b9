package io.muster.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.acceptance.faults.inject.FaultyMachine;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.ScheduleDrawing;
import io.muster.acceptance.faults.schedule.Shape;
import io.muster.acceptance.faults.schedule.Storm;
import io.muster.acceptance.faults.verdict.Finding;
import io.muster.acceptance.faults.verdict.Verdict;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two short runs under faults and a small storm, on a machine of their own. {@code ./muster faults} does the long ones. */
@Tag("faults")
class FaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Console CONSOLE = Console.ofThisProcess();

  private static FaultyMachine machine;

  @BeforeAll
  static void start() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    machine = new FaultyMachine(new Installation(root, root.resolve(".muster/faults/test")), CONSOLE);
  }

  @AfterAll
  static void stop() {
    if (machine != null) {
      machine.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4})
  void under_faults_nothing_is_lost_doubled_or_shown_backwards(long seed) {
    Verdict verdict = told(ScheduleDrawing.of(seed, Shape.small()), 0);
    assertThat(breaking(verdict)).isEmpty();
    assertThat(verdict.faults()).as("faults that came").isPositive();
    assertThat(verdict.taken() + verdict.givenUp()).as("events that were taken, or given up by the rules of their tools").isEqualTo(verdict.events());
  }

  @Test
  void a_storm_is_right_within_teams_limits_and_with_far_fewer_calls_than_events() {
    Storm storm = new Storm(150, 6, Duration.ofSeconds(30), 3, 3);
    Verdict verdict = told(storm.schedule(99), storm.shownIn());
    assertThat(breaking(verdict)).isEmpty();
    assertThat(verdict.digests()).as("digests in three channels").isGreaterThanOrEqualTo(3);
    assertThat(verdict.throttled()).as("429s of " + verdict.calls() + " calls").isLessThanOrEqualTo(verdict.calls() / 100);
    assertThat(verdict.calls()).isLessThanOrEqualTo(storm.naiveCalls() / 3);
  }

  private static Verdict told(Schedule schedule, int shownIn) {
    Verdict verdict = new FaultRun(machine, schedule, PATIENCE, shownIn, CONSOLE::line).run();
    new Table(List.of(verdict)).lines().forEach(CONSOLE::line);
    FindingLines.of(verdict).forEach(CONSOLE::line);
    return verdict;
  }

  private static List<Finding> breaking(Verdict verdict) {
    return verdict.findings().stream().filter(finding -> finding.kind().breaks()).toList();
  }
}
