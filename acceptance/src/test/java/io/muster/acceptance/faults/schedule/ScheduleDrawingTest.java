package io.muster.acceptance.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
  void twenty_runs_of_six_minutes_tell_a_hundred_thousand_events_and_plan_every_cell_twice() {
    var schedules = LongStream.rangeClosed(1, 20).mapToObj(seed -> ScheduleDrawing.whole(seed, Duration.ofMinutes(6))).toList();
    assertThat(cells(schedules)).containsExactlyInAnyOrderElementsOf(Stream.concat(Cell.all().stream(), Cell.all().stream()).toList());
    assertThat(cells(schedules.subList(0, 10))).containsExactlyInAnyOrderElementsOf(Cell.all());
    assertThat(schedules.stream().mapToInt(Schedule::events).sum()).isGreaterThanOrEqualTo(100_000);
    assertThat(schedules).allSatisfy(schedule -> assertThat(schedule.faults()).hasSizeBetween(15, 16));
  }

  @Test
  void of_twenty_runs_one_has_kafka_away_for_ten_minutes_and_one_postgresql_while_the_load_goes_on() {
    for (long seed : new long[] {10, 20}) {
      Schedule schedule = ScheduleDrawing.whole(seed, Duration.ofMinutes(6));
      Schedule.Planned last = schedule.faults().getLast();
      assertThat(last.fault()).isEqualTo(new Fault.Death(seed == 10 ? Target.POSTGRESQL : Target.KAFKA, Cell.How.KILL, Duration.ofMinutes(10)));
      assertThat(schedule.stories().stream().flatMap(story -> story.steps().stream()).filter(step -> step.at().compareTo(last.at()) > 0)).hasSizeGreaterThan(1_000);
    }
  }

  @Test
  void a_cell_that_met_one_replica_meets_two_the_next_time() {
    for (long seed = 1; seed <= 10; seed++) {
      List<Cell> first = Cell.of(seed, 8);
      long again = LongStream.rangeClosed(11, 20).filter(later -> Cell.of(later, 8).equals(first)).findFirst().orElseThrow();
      assertThat(again % 2).isNotEqualTo(seed % 2);
    }
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

  private static List<Cell> cells(List<Schedule> schedules) {
    return schedules.stream()
        .flatMap(schedule -> schedule.faults().stream())
        .map(Schedule.Planned::fault)
        .filter(Fault.DeathAtStep.class::isInstance)
        .map(fault -> ((Fault.DeathAtStep) fault).cell())
        .toList();
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
