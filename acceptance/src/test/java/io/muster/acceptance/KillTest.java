package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Service;
import io.muster.sandbox.journey.Await;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.world.Teams;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each service dies as {@code kill -9} kills, at a step of the journey's way, comes back, and one card is right in the end. */
@ExtendWith(RunningMuster.class)
class KillTest {
  private static final int KILLED = 137;
  private static final int START_TRIES = 4;

  /** Leases of the killed process run out, consumers of its group are let go, the tool repeats what was not answered. */
  private static final Duration RECOVERY = Duration.ofSeconds(75);

  private final Machine machine = RunningMuster.machine();
  private final Town town = RunningMuster.town();

  @ParameterizedTest
  @CsvSource({
    "webhook-ingest, ingest.after-auth",
    "webhook-ingest, ingest.in-assembly",
    "webhook-ingest, kit.outbox.after-send",
    "channel-mapping, mapping.before-commit",
    "bot-gateway, bot.desired-written",
    "bot-gateway, bot.before-post",
  })
  void a_service_killed_on_the_way_to_the_card_leaves_one_card(String service, String failpoint) {
    String title = "Killed at " + failpoint;
    String incident = dyingAt(service, failpoint, () -> machine.pagerDuty().trigger(title));

    machine.pagerDuty().act(incident, "resolve", Map.of("by", "tobi@acme.example.com"));

    Teams.Message card = town.cardSays(RECOVERY, title, "RESOLVED");
    assertThat(town.cards(title)).hasSize(1);
    assertThat(card.card().toString()).contains("Tobi Okafor");
  }

  @ParameterizedTest
  @CsvSource({"bot-gateway, bot.press-committed", "identity-linking, identity.after-action"})
  void a_service_killed_while_a_press_is_under_way_acts_once_as_that_person(String service, String failpoint) {
    String title = "Pressed at " + failpoint;
    String incident = machine.pagerDuty().trigger(title);
    String message = town.cardSays(RECOVERY, title, "Acknowledge").id();

    dyingAt(service, failpoint, () -> machine.teams().press(town.kim(), town.channel(), message, "Acknowledge").toString());

    town.cardSays(RECOVERY, title, "ACKNOWLEDGED", "Kim Moreau");
    JsonNode shown = machine.pagerDuty().incident(incident);
    assertThat(shown.at("/acknowledgements").size()).isEqualTo(1);
    assertThat(shown.at("/acknowledgements/0/acknowledger/summary").asText()).isEqualTo("Kim Moreau");
    assertThat(town.cards(title)).hasSize(1);
  }

  @Test
  void a_kill_between_teams_taking_the_card_and_our_knowing_costs_at_most_one_more_card() {
    String title = "Killed at bot.after-post";
    String incident = dyingAt("bot-gateway", "bot.after-post", () -> machine.pagerDuty().trigger(title));

    machine.pagerDuty().act(incident, "resolve", Map.of("by", "tobi@acme.example.com"));

    Await.appears(
        "card that follows",
        RECOVERY,
        () -> town.cards(title).stream().filter(card -> card.card().toString().contains("RESOLVED")).findFirst());
    assertThat(town.cards(title)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void graph_actions_killed_with_a_token_in_its_hand_tells_what_came_of_the_check() {
    String path = "/api/tenants/" + machine.microsoft().tenant();
    dyingAt("graph-actions", "graph.after-token", () -> unanswered(() -> town.api("graph-actions", "POST", path + "/check", Map.of())));

    Await.appears(
        "outcome of the check",
        RECOVERY,
        () -> checked(path).filter(tenant -> tenant.path("reachable").asBoolean()));
  }

  /** What is known of the tenant; empty while it was not checked. */
  private Optional<JsonNode> checked(String path) {
    try {
      return Optional.of(town.api("graph-actions", "GET", path, null));
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("tenant-not-checked");
      return Optional.empty();
    }
  }

  /** The caller's connection ends with the service; that is no failure of the test. */
  private static String unanswered(Runnable call) {
    try {
      call.run();
      return "answered";
    } catch (UncheckedIOException e) {
      return "not answered";
    }
  }

  /** Restarts the service so that it dies at the failpoint, does the act, sees it die, and starts it again. */
  private String dyingAt(String name, String failpoint, java.util.function.Supplier<String> act) {
    Service service = machine.service(name);
    try {
      startArmed(service, failpoint);
      String result = act.get();
      assertThat(service.process().awaitExit(RECOVERY)).as(name + " dies at " + failpoint).isEqualTo(Optional.of(KILLED));
      return result;
    } finally {
      service.close();
      service.start("");
      service.awaitReady(machine.web());
    }
  }

  /** What another test left on its way may meet the failpoint before the service is ready: it is let through first. */
  private void startArmed(Service service, String failpoint) {
    for (int tries = 1; ; tries++) {
      service.close();
      service.start(failpoint + ":kill");
      try {
        service.awaitReady(machine.web());
        return;
      } catch (SandboxFailure notReady) {
        if (tries == START_TRIES || !service.process().exitCode().equals(Optional.of(KILLED))) {
          throw notReady;
        }
        service.start("");
        service.awaitReady(machine.web());
      }
    }
  }
}
