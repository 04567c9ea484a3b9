package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.load.OwnIncidents;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import io.muster.sandbox.Machine;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.world.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Whether the incidents of the PagerDuty account itself are shown as the account shows them, and whether presses were answered. */
final class OwnCards {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(4);

  private final Machine machine;
  private final Town town;

  OwnCards(Machine machine, Town town) {
    this.machine = machine;
    this.town = town;
  }

  /** Incidents without a card that says what the account says. One without a card may stand in a storm's list instead. */
  List<Finding> wrong(OwnIncidents own) {
    List<Teams.Message> all = town.cards("Own incident");
    TeamsView digests = TeamsView.of(machine.teams(), List.of(town.channel()), town.kim());
    List<Finding> wrong = new ArrayList<>();
    for (OwnIncidents.Triggered incident : own.triggered()) {
      String status = machine.pagerDuty().incident(incident.id()).path("status").asText().toUpperCase(Locale.ROOT);
      List<String> shown = all.stream().map(Teams.Message::card).filter(card -> heads(card, incident.title())).map(OwnCards::status).flatMap(Optional::stream).toList();
      boolean right = shown.contains(status) || (shown.isEmpty() && digests.listed(town.channel(), incident.title(), status.toLowerCase(Locale.ROOT)));
      if (!right && !(shown.isEmpty() && status.equals("RESOLVED") && neverTold(incident))) {
        wrong.add(new Finding(Kind.LOST, incident.title() + " is " + status + " in PagerDuty; " + (shown.isEmpty() ? "no card" : "the card says " + shown)));
      }
    }
    return wrong;
  }

  /** What came and went while no delivery got through, because the tool had dropped them or had no subscription, was told to nobody. */
  private boolean neverTold(OwnIncidents.Triggered incident) {
    String attempts = machine.standInAddresses().at("/pagerduty/control").asText() + "/webhook-attempts?resource=" + incident.id();
    JsonNode all = machine.web().send("GET", attempts, null, Map.of()).expected("the attempts").json().path("attempts");
    return StreamSupport.stream(all.spliterator(), false).noneMatch(attempt -> attempt.path("outcome").asText().equals("delivered"));
  }

  /** Presses that had no answer in time though the services that answer them were well. */
  static List<Finding> slowPresses(OwnIncidents own, List<Injected> injected) {
    return own.pressed().stream()
        .filter(press -> !press.answered() || press.took().compareTo(ANSWERED_WITHIN) > 0)
        .filter(press -> injected.stream().noneMatch(one -> disturbs(one) && !press.at().isAfter(one.healed().plusSeconds(2)) && !press.at().plus(press.took()).isBefore(one.began())))
        .map(press -> new Finding(Kind.PRESS, press.title() + " pressed at " + press.at() + ": " + (press.answered() ? "answered after " + press.took().toMillis() + " ms" : "no answer")))
        .toList();
  }

  private static boolean disturbs(Injected injected) {
    return injected.concerned().contains(Target.BOT) || injected.concerned().contains(Target.POSTGRESQL);
  }

  private static boolean heads(JsonNode card, String title) {
    return card.path("body").findValuesAsText("text").contains(title);
  }

  private static Optional<String> status(JsonNode card) {
    return card.path("body").findValuesAsText("text").stream().filter(text -> text.matches("TRIGGERED|ACKNOWLEDGED|RESOLVED|MERGED")).findFirst();
  }
}
