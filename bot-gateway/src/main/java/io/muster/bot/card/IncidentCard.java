package io.muster.bot.card;

import static io.muster.bot.card.CardJson.container;
import static io.muster.bot.card.CardJson.heading;
import static io.muster.bot.card.CardJson.small;
import static io.muster.bot.card.CardJson.subtle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.CardJson.Fact;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The card of an incident, top to bottom: band, title, service and policy, at most three facts, the newest note, what is under way,
 * actions, foot. A resolved card is half as tall; lines keep their places.
 */
public final class IncidentCard {
  private final CardContent shown;
  private final Incident incident;

  private IncidentCard(CardContent shown) {
    this.shown = shown;
    this.incident = shown.incident();
  }

  /** Adaptive Card 1.5 JSON, well below Teams' limit of 80 KB. */
  public static ObjectNode of(CardContent shown) {
    return new IncidentCard(shown).card();
  }

  /** What a notification says about it: state and title in one plain line. */
  public static String headline(CardContent shown) {
    return shown.keeping() == CardFollowing.NO_LONGER_VISIBLE
        ? "This incident is no longer shown here"
        : StatusBand.word(shown.incident()) + ": " + CardText.label(shown.incident().title(), 200);
  }

  private ObjectNode card() {
    if (shown.keeping() == CardFollowing.NO_LONGER_VISIBLE) {
      return CardJson.card(List.of(StatusBand.plain("NOT SHOWN"), small(foot()).put("spacing", "Medium")), headline(shown));
    }
    var body = new ArrayList<ObjectNode>();
    shown.aside().map(IncidentCard::line).ifPresent(body::add);
    body.add(StatusBand.of(incident));
    body.add(heading(CardText.of(incident.title(), 300)));
    where().ifPresent(where -> body.add(subtle(where, "None")));
    List<Fact> facts = new CardFacts(shown).facts();
    if (!facts.isEmpty()) {
      body.add(CardJson.facts(facts));
    }
    if (incident.status().phase().open()) {
      newestNote().map(note -> quotation(note, 500)).ifPresent(body::add);
    }
    shown.underWay().stream().limit(3).map(this::underWay).forEach(body::add);
    List<ObjectNode> actions = new CardActions(shown).onCard();
    if (!actions.isEmpty()) {
      body.add(CardJson.actions(actions));
    }
    body.add(subtle(foot(), "Small"));
    return CardJson.card(body, headline(shown));
  }

  private static ObjectNode line(PresserLine aside) {
    return container(aside.tone().style, List.of(small(aside.text()))).put("bleed", true).put("spacing", "None");
  }

  private Optional<String> where() {
    var classification = incident.classification();
    Stream<Named> names = incident.status().phase().open()
        ? Stream.of(classification.service(), classification.policy()).flatMap(Optional::stream)
        : classification.service().stream();
    String where = names.map(named -> CardText.of(named.name(), 80)).collect(Collectors.joining(" · "));
    return where.isEmpty() ? Optional.empty() : Optional.of(where);
  }

  private Optional<Facet.Note> newestNote() {
    return incident.notes().stream().max(Comparator.comparing(Facet.Note::at));
  }

  private ObjectNode quotation(Facet.Note note, int longest) {
    String author = note.author().map(who -> CardFacts.name(who) + " · ").orElse("");
    return container("emphasis", List.of(
        small("“" + CardText.of(note.text(), longest) + "”"),
        subtle(author + CardTime.at(note.at(), shown.now()), "None")));
  }

  private ObjectNode underWay(UnderWay action) {
    return small(CardText.of(action.label(), 60) + " under way by " + CardText.of(action.byName(), 60) + " · since " + CardTime.at(action.since(), shown.now()))
        .put("spacing", "Small");
  }

  private String foot() {
    String asOf = "As of " + CardTime.at(shown.now(), shown.now());
    return switch (shown.keeping()) {
      case KEPT -> asOf + shown.undo().map(undo -> " · Undo until " + CardTime.at(undo.until(), shown.now())).orElse("");
      case UNMAPPED -> asOf + " · no longer updated: this conversation is disconnected from the service";
      case MOVED_AWAY -> asOf + " · no longer updated: the incident moved to a service that is not shown here";
      case NO_LONGER_VISIBLE -> "This incident is no longer shown here: not everybody in this conversation may see it. " + asOf;
    };
  }
}
