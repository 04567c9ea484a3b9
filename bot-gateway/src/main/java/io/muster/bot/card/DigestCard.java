package io.muster.bot.card;

import static io.muster.bot.card.CardJson.object;
import static io.muster.bot.card.CardJson.small;
import static io.muster.bot.card.CardJson.subtle;
import static io.muster.bot.card.CardJson.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.CardJson.Fact;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The card that stands for a storm: how many incidents, on which services, in which states, the newest of them, and the way to all of them. */
public final class DigestCard {
  /** The offer under which the list of all incidents is asked for. */
  public static final String LIST = "storm.list";

  /** The offer under which everything triggered is acknowledged. */
  public static final String ACKNOWLEDGE_ALL = "storm.acknowledge";

  /** The offer under which it is told why one card stands for many. */
  public static final String WHY = "storm.why";

  private static final int SERVICES = 4;

  private final DigestContent shown;

  private DigestCard(DigestContent shown) {
    this.shown = shown;
  }

  /** Adaptive Card 1.5 JSON. */
  public static ObjectNode of(DigestContent shown) {
    return new DigestCard(shown).card();
  }

  /** What a notification says about it. */
  public static String headline(DigestContent shown) {
    return (shown.endedAt().isPresent() ? "Storm over: " : "Storm: ") + heading(shown);
  }

  private ObjectNode card() {
    var body = new ArrayList<ObjectNode>();
    body.add(StatusBand.storm(style(), shown.endedAt().isPresent() ? "STORM OVER" : "STORM", span()));
    body.add(CardJson.heading(heading(shown)));
    body.add(subtle(states(), "None"));
    List<Fact> services = services();
    if (!services.isEmpty()) {
      body.add(CardJson.facts(services));
    }
    if (shown.endedAt().isEmpty() && !shown.newest().isEmpty()) {
      body.add(small("Newest").put("weight", "Bolder").put("spacing", "Medium"));
      shown.newest().stream().limit(5).map(this::line).forEach(body::add);
    }
    body.add(CardJson.actions(buttons()));
    body.add(subtle(foot(), "Small"));
    return CardJson.card(body, headline(shown));
  }

  private String style() {
    if (shown.endedAt().isPresent()) {
      return shown.open() == 0 ? "good" : "emphasis";
    }
    return shown.in(Phase.TRIGGERED) > 0 ? "attention" : "warning";
  }

  private String span() {
    String since = "since " + CardTime.at(shown.since(), shown.now());
    return shown.endedAt().map(end -> CardTime.at(shown.since(), shown.now()) + " · " + CardTime.lasting(Duration.between(shown.since(), end))).orElse(since);
  }

  private static String heading(DigestContent shown) {
    int services = shown.services().size();
    return counted(shown.incidents(), "incident") + (services == 0 ? "" : " on " + counted(services, "service"));
  }

  private String states() {
    return shown.incidents() == 0 ? "None of them is shown here any more"
        : Stream.of(Phase.values()).filter(phase -> shown.in(phase) > 0).map(phase -> shown.in(phase) + " " + phase.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" · "));
  }

  private List<Fact> services() {
    List<DigestContent.OfService> all = shown.services();
    int named = all.size() > SERVICES ? SERVICES - 1 : all.size();
    var facts = new ArrayList<Fact>();
    all.stream().limit(named).forEach(service -> facts.add(new Fact(CardText.of(service.name(), 60), service.incidents() + " · first " + CardTime.at(service.first(), shown.now()))));
    if (named < all.size()) {
      facts.add(new Fact((all.size() - named) + " more", String.valueOf(all.stream().skip(named).mapToInt(DigestContent.OfService::incidents).sum())));
    }
    return facts;
  }

  private ObjectNode line(Incident incident) {
    return small(DigestListCard.told(incident, shown.now())).put("spacing", "Small");
  }

  private List<ObjectNode> buttons() {
    var buttons = new ArrayList<ObjectNode>();
    buttons.add(dialog(LIST, "Show list").put("style", "positive"));
    if (shown.in(Phase.TRIGGERED) > 0 && shown.endedAt().isEmpty()) {
      buttons.add(dialog(ACKNOWLEDGE_ALL, "Acknowledge all (" + shown.in(Phase.TRIGGERED) + ")"));
    }
    buttons.add(dialog(WHY, "Why one card?").put("mode", "secondary"));
    return buttons;
  }

  private ObjectNode dialog(String offer, String label) {
    ObjectNode button = typed("Action.Submit").put("title", label);
    ObjectNode data = object().put("offer", offer).put("press", shown.presses().tokenFor(offer));
    data.set("msteams", object().put("type", "task/fetch"));
    button.set("data", data);
    return button;
  }

  private String foot() {
    String asOf = "As of " + CardTime.at(shown.now(), shown.now());
    if (shown.endedAt().isEmpty()) {
      return asOf + " · open incidents get their own card when the storm passes";
    }
    return asOf + (shown.open() == 0 ? " · all of them are over" : " · those still open have their own card") + "; this one is no longer updated";
  }

  static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
