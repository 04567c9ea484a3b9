package io.muster.bot.card;

import io.muster.bot.card.CardJson.Fact;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Facet.Happening;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** At most three lines that answer who has it, since when, and what changed last. */
final class CardFacts {
  private final Incident incident;
  private final Instant now;

  CardFacts(CardContent shown) {
    this.incident = shown.incident();
    this.now = shown.now();
  }

  List<Fact> facts() {
    return switch (incident.status().phase()) {
      case TRIGGERED -> triggered();
      case ACKNOWLEDGED -> acknowledged();
      case RESOLVED -> ended("Resolved by", "Resolved");
      case CLOSED -> closed();
    };
  }

  private List<Fact> triggered() {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Assigned to", assignees()));
    Instant since = incident.status().since();
    facts.add(new Fact("Since", CardTime.at(since, now) + " · " + CardTime.lasting(Duration.between(since, now))));
    newestChange().ifPresent(change -> facts.add(new Fact("Last change", told(change))));
    return facts;
  }

  private List<Fact> acknowledged() {
    Facet.Status status = incident.status();
    var facts = new ArrayList<Fact>();
    facts.add(done("Acknowledged by", "Acknowledged", status.by(), status.since()));
    facts.add(new Fact("Assigned to", assignees()));
    if (incident.people().responders().isEmpty()) {
      newestChange().filter(change -> change.change() != Change.ACKNOWLEDGED).ifPresent(change -> facts.add(new Fact("Last change", told(change))));
    } else {
      facts.add(new Fact("Responders", responders(3)));
    }
    return facts;
  }

  private List<Fact> ended(String byTitle, String title) {
    var facts = new ArrayList<Fact>();
    facts.add(done(byTitle, title, incident.status().by(), incident.status().since()));
    newest(Change.ACKNOWLEDGED)
        .ifPresent(ack -> facts.add(done("Acknowledged by", "Acknowledged", ack.by(), ack.at())));
    return facts;
  }

  private List<Fact> closed() {
    return incident.status().mergedInto().isPresent() ? List.of(merged()) : ended("Closed by", "Closed");
  }

  private Fact merged() {
    String into = newest(Change.MERGED).map(Happening::text).filter(text -> !text.isBlank())
        .orElseGet(() -> "into " + incident.status().mergedInto().orElseThrow().nativeId());
    return new Fact("Merged", CardText.of(into, 160) + " · " + CardTime.at(incident.status().since(), now));
  }

  private Fact done(String byTitle, String title, Optional<Actor> by, Instant at) {
    String when = CardTime.at(at, now) + " · " + CardTime.after(incident.createdAt(), at);
    return by.map(who -> new Fact(byTitle, name(who) + " · " + when)).orElseGet(() -> new Fact(title, when));
  }

  private String assignees() {
    List<Actor> people = incident.people().assignees();
    if (people.isEmpty()) {
      return "nobody";
    }
    String names = people.stream().limit(4).map(CardFacts::name).collect(Collectors.joining(", "));
    String more = people.size() > 4 ? " and " + (people.size() - 4) + " more" : "";
    boolean levelTells = incident.status().phase() == Phase.TRIGGERED;
    String level = levelTells ? incident.classification().policyLevel().map(l -> " (level " + l + ")").orElse("") : "";
    return names + more + level;
  }

  private String responders(int atMost) {
    List<PeopleFacet.Responder> all = incident.people().responders();
    String told = all.stream().limit(atMost).map(r -> name(r.who()) + " " + reply(r.reply())).collect(Collectors.joining(" · "));
    return all.size() > atMost ? told + " · " + (all.size() - atMost) + " more" : told;
  }

  static String reply(PeopleFacet.Reply reply) {
    return switch (reply) {
      case PENDING -> "invited";
      case JOINED -> "joined";
      case DECLINED -> "declined";
    };
  }

  static String name(Actor who) {
    return CardText.of(who.name(), 60);
  }

  private String told(Happening change) {
    return CardText.of(wording(change), 160) + " · " + CardTime.at(change.at(), now);
  }

  /** What happened, in the tool's words where it has some. */
  static String wording(Happening change) {
    String words = change.text() == null || change.text().isBlank() ? change.change().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') : change.text();
    return change.by().filter(by -> !words.contains(by.name())).map(by -> words + " by " + by.name()).orElse(words);
  }

  private Optional<Happening> newestChange() {
    List<Happening> timeline = incident.timeline();
    return timeline.isEmpty() ? Optional.empty() : Optional.of(timeline.getLast());
  }

  private Optional<Happening> newest(Change change) {
    return incident.timeline().reversed().stream().filter(happening -> happening.change() == change).findFirst();
  }
}
