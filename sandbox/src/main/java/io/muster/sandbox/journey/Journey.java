package io.muster.sandbox.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The main job, once: an incident becomes a card, a person acts on it from Teams, the card follows. Every hop is printed with its time. */
public final class Journey {
  private static final String TITLE = "Checkout latency above 2 s for 5 minutes";

  private final Console console;
  private final Installation installation;
  private final Machine machine;
  private final Town town;
  private final Teams teams;
  private final PagerDuty pagerDuty;
  private TopicWatch topics;

  /** A journey on a machine that runs, through a town that may be set up already. */
  public Journey(Console console, Installation installation, Machine machine, Town town) {
    this.console = console;
    this.installation = installation;
    this.machine = machine;
    this.town = town;
    this.teams = machine.teams();
    this.pagerDuty = machine.pagerDuty();
  }

  /** Goes the whole way; a {@link JourneyFailure} says where it ended otherwise. */
  public void go() {
    console.heading("Setting up, as operators and people do");
    console.step("the account read, connected to the tenant; a sender with PagerDuty's secret", town::setUp);
    console.step("Muster installed in the team Payments and for Kim Moreau", town::installMuster);
    String linked = console.step("Kim links the PagerDuty account", town::linkKim);
    console.line("      “" + shortened(linked) + "”");
    String connected = console.step("Kim connects the service in the channel Payments alerts", town::connectService);
    console.line("      “" + shortened(connected) + "”");
    travel();
    new RecordedDeliveries(console, installation, machine, town).post();
    conclude();
  }

  /** Only the way itself: triggered, escalated, noted, acknowledged and resolved from Teams. */
  public void travel() {
    try (TopicWatch watch = new TopicWatch(machine.infrastructure().kafka().orElseThrow())) {
      topics = watch;
      legs();
    }
  }

  private void legs() {
    String[] incident = new String[1];
    leg("Somebody triggers an incident in PagerDuty", () -> incident[0] = pagerDuty.trigger(TITLE), "TRIGGERED", "Acknowledge");
    leg("PagerDuty escalates it to the next level", () -> pagerDuty.act(incident[0], "escalate", Map.of("by", "kim@acme.example.com")), "scalated to");
    leg(
        "Tobi adds a note in PagerDuty",
        () -> pagerDuty.act(incident[0], "note", Map.of("by", "tobi@acme.example.com", "content", "DB failover started, watching replicas.")),
        "DB failover started, watching replicas.");
    leg("Kim presses Acknowledge on the card", () -> press("Acknowledge"), "ACKNOWLEDGED", "Kim Moreau");
    inPagerDuty(incident[0], "acknowledged");
    leg("Kim presses Resolve on the card", () -> press("Resolve"), "RESOLVED", "Kim Moreau");
    inPagerDuty(incident[0], "resolved");
    console.heading("The card as it ends");
    CardText.framed(town.cardSays(TITLE, "RESOLVED").card()).forEach(line -> console.line("  " + line));
  }

  private void leg(String what, Runnable act, String... cardSays) {
    Instant start = Instant.now();
    console.heading(what);
    act.run();
    Teams.Message card = town.cardSays(TITLE, cardSays);
    Duration shown = Duration.between(start, Instant.now());
    settle();
    hops(start).forEach(hop -> console.hop(hop.who(), hop.what(), Duration.between(start, hop.at())));
    console.line("    the card says so after " + shown.toMillis() + " ms (written " + card.revision() + (card.revision() == 1 ? " time)" : " times)"));
  }

  /** Hops that are on their way when the card is right still belong to this leg: waits until half a second brings nothing new. */
  private void settle() {
    Instant end = Instant.now().plusSeconds(5);
    int[] seen = {-1, 0};
    while (seen[0] != seen[1] && Instant.now().isBefore(end)) {
      seen[0] = seen[1];
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
      seen[1] = hops(Instant.EPOCH).size();
    }
  }

  private void press(String button) {
    String message = town.cardSays(TITLE, button).id();
    JsonNode press = teams.press(town.kim(), town.channel(), message, button);
    if (press.path("answer").isMissingNode() || press.path("answer").isNull()) {
      throw new JourneyFailure("Teams got no answer to the press of " + button + ": " + press);
    }
  }

  private void inPagerDuty(String incident, String status) {
    JsonNode shown =
        Await.appears(
            "incident " + status + " in PagerDuty",
            Duration.ofSeconds(10),
            () -> java.util.Optional.of(pagerDuty.incident(incident)).filter(now -> now.path("status").asText().equals(status)));
    String by =
        status.equals("acknowledged")
            ? shown.at("/acknowledgements/0/acknowledger/summary").asText()
            : shown.at("/last_status_change_by/summary").asText();
    if (!by.equals("Kim Moreau")) {
      throw new JourneyFailure("PagerDuty says that " + by + " " + status + " it, not Kim Moreau.");
    }
    console.line("    PagerDuty: " + status + " by " + by);
  }

  private List<Hop> hops(Instant from) {
    List<Hop> hops = new ArrayList<>(topics.since(from));
    StreamSupport.stream(pagerDuty.webhookAttempts().spliterator(), false)
        .map(attempt -> new Hop(time(attempt), "PagerDuty", "webhook " + attempt.path("eventType").asText(attempt.path("event_type").asText()) + " " + attempt.path("outcome").asText()))
        .filter(hop -> !hop.at().isBefore(from))
        .forEach(hops::add);
    StreamSupport.stream(teams.ledger().spliterator(), false)
        .filter(call -> call.path("conversation").asText().equals(town.channel()))
        .map(call -> new Hop(time(call), "Teams", "connector " + call.path("operation").asText() + " · " + call.path("status").asInt()))
        .filter(hop -> !hop.at().isBefore(from))
        .forEach(hops::add);
    return hops.stream().sorted(Comparator.comparing(Hop::at)).toList();
  }

  private void conclude() {
    JsonNode ledger = teams.ledger();
    long refused = StreamSupport.stream(ledger.spliterator(), false).filter(call -> call.path("status").asInt() >= 400).count();
    int cards = town.cards(TITLE).size();
    console.heading("In the end");
    console.line("  cards for the incident: " + cards + "   calls to Teams: " + ledger.size() + "   refused by Teams: " + refused);
    if (cards != 1 || refused != 0) {
      throw new JourneyFailure("There must be one card and no refused call.");
    }
  }

  private static Instant time(JsonNode record) {
    return Instant.parse(record.path("at").asText());
  }

  private static String shortened(String text) {
    return text.length() <= 180 ? text : text.substring(0, 177) + " …";
  }
}
