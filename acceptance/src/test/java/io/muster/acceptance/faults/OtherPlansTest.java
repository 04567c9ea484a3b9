package io.muster.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OtherPlansTest {
  @Test
  void kafka_alone_is_killed_as_often_as_asked_for_and_there_is_load_around_each_kill() {
    Schedule schedule = OtherPlans.killing(Target.KAFKA, 20, 1);
    assertThat(schedule.faults()).hasSize(20);
    assertThat(schedule.faults()).extracting(Schedule.Planned::fault).allMatch(fault -> fault instanceof Fault.Death death && death.target() == Target.KAFKA);
    assertThat(schedule.faults())
        .allSatisfy(
            kill ->
                assertThat(schedule.stories().stream().flatMap(story -> story.steps().stream()).filter(step -> step.at().minus(kill.at()).abs().compareTo(Duration.ofSeconds(7)) < 0))
                    .hasSizeGreaterThan(10));
  }

  @Test
  void between_the_copy_and_the_restoring_things_happen_only_to_incidents_that_have_their_cards() {
    Schedule schedule = OtherPlans.restoring(3);
    Duration copied = schedule.faults().getFirst().at();
    Duration restored = schedule.faults().getLast().at();
    assertThat(schedule.stories()).allSatisfy(story -> assertThat(story.steps().getFirst().at()).satisfiesAnyOf(at -> assertThat(at).isLessThan(copied.minusSeconds(15)), at -> assertThat(at).isGreaterThan(restored)));
    assertThat(schedule.stories().stream().flatMap(story -> story.steps().stream()).filter(step -> step.at().compareTo(copied) > 0 && step.at().compareTo(restored) < 0)).hasSizeGreaterThan(100);
  }
}
