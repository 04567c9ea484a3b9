package io.muster.acceptance.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a seed means. */
class ScheduleDrawingTest {
  private static final Pattern DECLARED = Pattern.compile("Failpoints\\.declare\\(\"([^\"]+)\"\\)");
  private static final Shape WHOLE = Shape.whole(Duration.ofMinutes(6));

  @Test
  void the_same_seed_gives_the_same_events_and_faults_at_the_same_moments() {
    assertThat(ScheduleDrawing.of(7, WHOLE)).isEqualTo(ScheduleDrawing.of(7, WHOLE));
    assertThat(ScheduleDrawing.of(7, WHOLE)).isNotEqualTo(ScheduleDrawing.of(8, WHOLE));
  }

  @Test
  void twenty_runs_of_six_minutes_tell_a_hundred_thousand_events_and_go_through_every_reachable_cell() {
    var schedules = LongStream.rangeClosed(1, 20).mapToObj(seed -> ScheduleDrawing.of(seed, WHOLE)).toList();
    Set<Cell> cells =
        schedules.stream()
            .flatMap(schedule -> schedule.faults().stream())
            .map(Schedule.Planned::fault)
            .filter(Fault.DeathAtStep.class::isInstance)
            .map(fault -> ((Fault.DeathAtStep) fault).cell())
            .collect(Collectors.toSet());
    assertThat(cells).containsAll(Cell.reachable());
    assertThat(schedules.stream().mapToInt(Schedule::events).sum()).isGreaterThanOrEqualTo(100_000);
    assertThat(schedules).allSatisfy(schedule -> assertThat(schedule.faults()).hasSize(15));
  }

  @Test
  void every_fault_begins_while_there_is_load_and_in_time_to_heal() {
    Schedule schedule = ScheduleDrawing.of(3, WHOLE);
    assertThat(schedule.faults()).allSatisfy(fault -> assertThat(fault.at()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(306)));
    assertThat(schedule.stories()).allSatisfy(story -> assertThat(story.steps()).isSortedAccordingTo(java.util.Comparator.comparing(Story.Step::at)));
  }

  @Test
  void the_kill_matrix_has_every_failpoint_of_the_sources_and_no_other() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    Set<String> declared = new TreeSet<>();
    for (String module : new String[] {"platform/service-kit", "webhook-ingest", "channel-mapping", "bot-gateway", "identity-linking", "graph-actions"}) {
      sources(root.resolve(module).resolve("src/main/java")).forEach(text -> DECLARED.matcher(text).results().map(found -> found.group(1)).forEach(declared::add));
    }
    assertThat(Cell.failpoints()).containsExactlyInAnyOrderElementsOf(declared);
  }

  private static Stream<String> sources(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).map(ScheduleDrawingTest::text).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
