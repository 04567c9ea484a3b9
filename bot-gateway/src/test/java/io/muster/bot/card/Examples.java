package io.muster.bot.card;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ActionOffer.Weight;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Facet.Happening;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.ResponseFacet;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents for cards. The tool and its words are made up. */
public final class Examples {
  public static final Instant NOW = Instant.parse("2026-11-20T14:08:12Z");
  static final Instant BEGAN = Instant.parse("2026-11-20T14:02:10Z");
  public static final AccountId ACCOUNT = new AccountId("acme", "blue");
  static final Actor MOREAU = Actor.person("U1", "K. Moreau");
  static final Actor OKAFOR = Actor.person("U2", "T. Okafor");

  private Examples() {}

  static ActionOffer acknowledge() {
    return ActionOffer.button("acknowledge", "Acknowledge", Weight.FIRST);
  }

  static ActionOffer resolve(Weight weight) {
    return ActionOffer.button("resolve", "Resolve", weight);
  }

  static ActionOffer note() {
    return new ActionOffer("note", "note", "Add note", Weight.BESIDE, Optional.empty(),
        List.of(new FormField("text", "Note", FormField.Kind.MULTILINE, true, Optional.empty(), List.of())), ActionOffer.Answer.AT_ONCE, Optional.empty(), Optional.empty());
  }

  static ActionOffer priority() {
    return new ActionOffer("priority", "priority", "Change priority", Weight.MORE, Optional.empty(),
        List.of(new FormField("priority", "Priority", FormField.Kind.CHOICE, true, Optional.of("p1"),
                List.of(new FormField.Choice("p1", "P1"), new FormField.Choice("p2", "P2"))),
            new FormField("why", "Why", FormField.Kind.TEXT, false, Optional.empty(), List.of()),
            new FormField("at", "Since", FormField.Kind.DATE, false, Optional.empty(), List.of()),
            new FormField("count", "Customers", FormField.Kind.NUMBER, false, Optional.of("12"), List.of()),
            new FormField("who", "Whom to tell", FormField.Kind.PERSON, false, Optional.empty(), List.of()),
            new FormField("quiet", "Tell nobody", FormField.Kind.TOGGLE, false, Optional.empty(), List.of())),
        ActionOffer.Answer.AT_ONCE, Optional.empty(), Optional.empty());
  }

  static ActionOffer failover() {
    return new ActionOffer("failover", "acme.failover", "Fail over", Weight.MORE, Optional.of("Fail over the database? Running transactions are lost."), List.of(),
        ActionOffer.Answer.LATER, Optional.empty(), Optional.empty());
  }

  public static Incident triggered() {
    return incident(Phase.TRIGGERED, new Facet.Status(Phase.TRIGGERED, "triggered", BEGAN, Optional.empty(), Optional.empty()), List.of(),
        List.of(acknowledge(), resolve(Weight.BESIDE), note(), priority(), failover()),
        List.of(new Happening("h1", Change.TRIGGERED, Optional.empty(), BEGAN, "triggered"),
            new Happening("h2", Change.ESCALATED, Optional.empty(), BEGAN.plusSeconds(180), "escalated to level 1 by policy")),
        List.of(dbFailover()), "Checkout latency above 2 s for 5 minutes");
  }

  static Facet.Note dbFailover() {
    return new Facet.Note("n1", Facet.Audience.INTERNAL, Optional.of(OKAFOR), BEGAN.plusSeconds(300), "DB failover started, watching replicas.", false);
  }

  public static Incident acknowledged() {
    return incident(Phase.ACKNOWLEDGED, new Facet.Status(Phase.ACKNOWLEDGED, "acknowledged", BEGAN.plusSeconds(360), Optional.of(MOREAU), Optional.empty()),
        List.of(new PeopleFacet.Responder(OKAFOR, PeopleFacet.Reply.JOINED, Optional.empty(), BEGAN.plusSeconds(200)),
            new PeopleFacet.Responder(Actor.person("U3", "DBA on call"), PeopleFacet.Reply.PENDING, Optional.of("Can you look at the replicas?"), BEGAN.plusSeconds(220))),
        List.of(resolve(Weight.FIRST), note(), priority()),
        List.of(new Happening("h3", Change.ACKNOWLEDGED, Optional.of(MOREAU), BEGAN.plusSeconds(360), "acknowledged")), List.of(), "Checkout latency above 2 s for 5 minutes");
  }

  public static Incident resolved() {
    return incident(Phase.RESOLVED, new Facet.Status(Phase.RESOLVED, "resolved", BEGAN.plusSeconds(39 * 60), Optional.of(MOREAU), Optional.empty()), List.of(),
        List.of(ActionOffer.button("reopen", "Reopen", Weight.BESIDE)),
        List.of(new Happening("h3", Change.ACKNOWLEDGED, Optional.of(MOREAU), BEGAN.plusSeconds(360), "acknowledged"),
            new Happening("h4", Change.RESOLVED, Optional.of(MOREAU), BEGAN.plusSeconds(39 * 60), "resolved")), List.of(dbFailover()), "Checkout latency above 2 s for 5 minutes");
  }

  public static Incident merged() {
    return incident(Phase.CLOSED, new Facet.Status(Phase.CLOSED, "merged", BEGAN.plusSeconds(600), Optional.of(MOREAU), Optional.of(SubjectId.incident(ACCOUNT, "I2"))), List.of(), List.of(),
        List.of(new Happening("h5", Change.MERGED, Optional.of(MOREAU), BEGAN.plusSeconds(600), "into #4700 Database replicas behind")), List.of(), "Checkout latency above 2 s for 5 minutes");
  }

  public static Incident closed() {
    return incident(Phase.CLOSED, new Facet.Status(Phase.CLOSED, "declined", BEGAN.plusSeconds(600), Optional.of(MOREAU), Optional.empty()), List.of(), List.of(), List.of(), List.of(),
        "Checkout latency above 2 s for 5 minutes");
  }

  /** One whose every text tries to be more than text. */
  public static Incident hostile() {
    String evil = "[click](https://evil.example) <at>Everyone</at> **now** ${x} \u202Etxt\n# heading {{DATE(2020-01-01T00:00:00Z)}}";
    return incident(Phase.TRIGGERED, new Facet.Status(Phase.TRIGGERED, evil, BEGAN, Optional.empty(), Optional.empty()),
        List.of(new PeopleFacet.Responder(Actor.person("U9", evil), PeopleFacet.Reply.JOINED, Optional.of(evil), BEGAN)),
        List.of(ActionOffer.button("acknowledge", evil, Weight.FIRST)),
        List.of(new Happening("h9", Change.ESCALATED, Optional.of(Actor.person("U9", evil)), BEGAN, evil)),
        List.of(new Facet.Note("n9", Facet.Audience.INTERNAL, Optional.of(Actor.person("U9", evil)), BEGAN, evil, false)), evil);
  }

  /** The same as another incident, at another revision. */
  public static Incident as(Incident i, SubjectId id, long revision) {
    return new Incident(id, i.parent(), revision, i.reference(), i.status(), i.people(), i.classification(), i.texts(), i.notes(), i.statusUpdates(), i.tasks(), i.milestones(),
        i.snoozedUntil(), i.bridge(), i.rooms(), i.alerts(), i.visibility(), i.offers(), i.timeline(), i.createdAt(), i.asOf());
  }

  /** The same as another incident, with a subject, title and service of its own; its number is the end of the subject's id. */
  public static Incident one(Incident i, SubjectId id, long revision, String title, String service) {
    var c = i.classification();
    var classification = new Incident.Classification(Optional.of(new Named(service, service, Optional.empty())), c.teams(), c.policy(), c.policyLevel(), c.project(), c.type(), c.urgency(),
        c.priority(), c.labels(), c.fields());
    String number = id.nativeId().substring(id.nativeId().lastIndexOf('-') + 1);
    return new Incident(id, i.parent(), revision, new Facet.Reference(number, i.reference().link()), i.status(), i.people(), classification, Map.of(Facet.Purpose.TITLE, title), i.notes(),
        i.statusUpdates(), i.tasks(), i.milestones(), i.snoozedUntil(), i.bridge(), i.rooms(), i.alerts(), i.visibility(), i.offers(), i.timeline(), i.createdAt(), i.asOf());
  }

  /** The same with other offers. */
  public static Incident offering(Incident i, List<ActionOffer> offers) {
    return new Incident(i.id(), i.parent(), i.revision(), i.reference(), i.status(), i.people(), i.classification(), i.texts(), i.notes(), i.statusUpdates(), i.tasks(), i.milestones(),
        i.snoozedUntil(), i.bridge(), i.rooms(), i.alerts(), i.visibility(), offers, i.timeline(), i.createdAt(), i.asOf());
  }

  static Incident with(Incident i, List<Facet.Note> notes, Map<Facet.Purpose, String> texts) {
    return new Incident(i.id(), i.parent(), i.revision(), i.reference(), i.status(), i.people(), i.classification(), texts, notes, i.statusUpdates(), i.tasks(), i.milestones(),
        i.snoozedUntil(), i.bridge(), i.rooms(), i.alerts(), i.visibility(), i.offers(), i.timeline(), i.createdAt(), i.asOf());
  }

  static Incident withLink(Incident i, URI link) {
    return new Incident(i.id(), i.parent(), i.revision(), new Facet.Reference("4711", Optional.of(link)), i.status(), i.people(), i.classification(), i.texts(), i.notes(), i.statusUpdates(),
        i.tasks(), i.milestones(), i.snoozedUntil(), i.bridge(), i.rooms(), i.alerts(), i.visibility(), i.offers(), i.timeline(), i.createdAt(), i.asOf());
  }

  private static Incident incident(Phase phase, Facet.Status status, List<PeopleFacet.Responder> responders, List<ActionOffer> offers, List<Happening> timeline, List<Facet.Note> notes,
      String title) {
    return new Incident(SubjectId.incident(ACCOUNT, "I1"), Optional.empty(), 7, new Facet.Reference("4711", Optional.of(URI.create("https://blue.acme.example/incidents/I1"))), status,
        new Incident.People(List.of(MOREAU), responders, Map.of("Commander", OKAFOR), Optional.of(MOREAU), Optional.empty(), Optional.of("Northwind")),
        new Incident.Classification(Optional.of(new Named("S1", "Payments API", Optional.empty())), List.of(), Optional.of(new Named("P1", "Payments escalation", Optional.empty())),
            Optional.of(1), Optional.empty(), Optional.of("Major"), Optional.of(Rank.named("high")), Optional.of(Rank.named("P1")), Map.of("region", "eu-west"),
            List.of(new ClassificationFacet.CustomField("f1", "Runbook", Optional.of("RB-12")))),
        Map.of(Facet.Purpose.TITLE, title, Facet.Purpose.DESCRIPTION, "p99 of /checkout is above 2 s."), notes,
        List.of(new Facet.StatusUpdate("s1", Optional.of(OKAFOR), BEGAN.plusSeconds(240), Optional.empty(), "We are looking into slow checkouts.", false)),
        List.of(new ResponseFacet.Task("t1", "Write to customers", "open", false, false, Optional.of(OKAFOR))), List.of(new ResponseFacet.Milestone("Impact began", BEGAN.minusSeconds(60))),
        Optional.empty(), Optional.of(new ResponseFacet.Bridge(Optional.of(URI.create("https://meet.example/abc")), List.of())), List.of(), Optional.of(new Facet.Alerts(3, 1)), Visibility.PUBLIC,
        offers, timeline, BEGAN, NOW);
  }

  /** The card's inputs with readable tokens. */
  public static CardContent shown(Incident incident) {
    return new CardContent(incident, List.of(), "Acme", CardFollowing.KEPT, Optional.empty(), incident.status().phase() == Phase.RESOLVED ? BEGAN.plusSeconds(39 * 60 + 10) : NOW,
        offer -> "token-of-" + offer);
  }
}
