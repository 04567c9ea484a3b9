package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.Console;
import io.muster.sandbox.journey.Journey;
import io.muster.sandbox.journey.RecordedDeliveries;
import io.muster.sandbox.world.Teams;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job, through five processes, as {@code ./muster journey} does it. */
@ExtendWith(RunningMuster.class)
class JourneyTest {

  @Test
  void an_incident_becomes_a_card_a_person_acts_from_teams_and_the_card_follows() {
    String told = told(console -> new Journey(console, RunningMuster.installation(), RunningMuster.machine(), RunningMuster.town()).travel());
    System.out.println(told);
    assertThat(told).contains("incident.triggered.v1", "perform-action.v1", "card.posted.v1", "resolved by Kim Moreau");
  }

  @Test
  @Tag("conformance")
  void recorded_deliveries_are_accepted_byte_for_byte_and_the_tampered_one_is_refused_with_its_reason() {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        java.nio.file.Files.exists(RunningMuster.installation().contracts()), "conformance: the published contracts do not stand beside the checkout");
    String told = told(console -> new RecordedDeliveries(console, RunningMuster.installation(), RunningMuster.machine(), RunningMuster.town()).post());
    System.out.println(told);
    assertThat(told).contains("refused recorded-InvalidSignature", "403", "RESOLVED");
  }

  @Test
  void a_change_made_in_the_tool_is_one_edit_of_the_same_card() {
    String title = "Edited in place";
    String incident = RunningMuster.machine().pagerDuty().trigger(title);
    Teams.Message posted = RunningMuster.town().cardSays(title, "TRIGGERED");
    RunningMuster.machine().pagerDuty().act(incident, "resolve", Map.of("by", "tobi@acme.example.com"));
    Teams.Message edited = RunningMuster.town().cardSays(title, "RESOLVED");
    assertThat(edited.id()).isEqualTo(posted.id());
    assertThat(edited.revision()).isGreaterThan(posted.revision());
  }

  private static String told(java.util.function.Consumer<Console> work) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    work.accept(new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false));
    return printed.toString(StandardCharsets.UTF_8);
  }
}
