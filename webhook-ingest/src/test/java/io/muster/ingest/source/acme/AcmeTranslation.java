package io.muster.ingest.source.acme;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.SubjectKind;
import io.muster.contracts.incident.Visibility;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.Payload;
import io.muster.ingest.source.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the fictitious tool's messages tell. */
final class AcmeTranslation {
  private static final ActionOffer DRAIN =
      new ActionOffer(
          "acme-drain",
          "acme-drain",
          "Drain the tank",
          ActionOffer.Weight.MORE,
          Optional.of("Drain the tank? It takes an hour to fill again."),
          List.of(
              new FormField("reason", "Why", FormField.Kind.MULTILINE, true, Optional.empty(), List.of()),
              new FormField(
                  "speed",
                  "How fast",
                  FormField.Kind.CHOICE,
                  true,
                  Optional.of("slow"),
                  List.of(new FormField.Choice("slow", "Slowly"), new FormField.Choice("fast", "At once")))),
          ActionOffer.Answer.LATER,
          Optional.empty(),
          Optional.empty());

  private final Delivery delivery;
  private final Payload root;
  private final String id;
  private final Instant at;
  private final Optional<Actor> by;

  private AcmeTranslation(Delivery delivery, Payload root) {
    this.delivery = delivery;
    this.root = root;
    this.id = root.text("message").orElseThrow();
    this.at = root.moment("clock").orElseThrow();
    this.by = root.object("by").flatMap(AcmeTranslation::actor);
  }

  static Translation of(Delivery delivery) {
    return Payload.read(delivery.body())
        .filter(root -> root.text("message").isPresent() && root.moment("clock").isPresent())
        .map(root -> new AcmeTranslation(delivery, root).translate())
        .orElseGet(() -> new Translation.Untranslatable("not-of-acme"));
  }

  private Translation translate() {
    return switch (root.text("kind").orElse("")) {
      case "hello" -> new Translation.TestDelivery();
      case "weather" -> new Translation.Nothing("weather");
      case "case" -> observed(subject("case", SubjectKind.INCIDENT), true, caseFacets(root.object("case").orElseThrow()));
      case "hidden" -> observed(subject("case", SubjectKind.INCIDENT), false, List.of(new Facet.Seen(Visibility.Kind.PRIVATE)));
      case "remark" -> observed(subject("case", SubjectKind.INCIDENT), false, remark(root.object("remark").orElseThrow()));
      case "bell" -> observed(subject("bell", SubjectKind.ALERT), true, bellFacets(root.object("bell").orElseThrow()));
      default -> new Translation.Untranslatable("unknown-event-type");
    };
  }

  private SubjectId subject(String field, SubjectKind kind) {
    return new SubjectId(delivery.account(), kind, root.object(field).flatMap(told -> told.text("key")).orElseThrow());
  }

  private Translation observed(SubjectId subject, boolean complete, List<Facet> facets) {
    List<ObservedFacet> observed = facets.stream().map(facet -> new ObservedFacet(facet, at)).toList();
    return new Translation.Observations(List.of(new Observation(subject, id, Observation.Origin.WEBHOOK, complete, observed)));
  }

  private List<Facet> caseFacets(Payload told) {
    var facets = new ArrayList<Facet>();
    String state = told.text("state").orElse("burning");
    facets.add(new Facet.Reference(told.text("key").orElseThrow(), told.link("link")));
    facets.add(new Facet.Status(phase(state), state, at, by, Optional.empty()));
    facets.add(new Facet.Text(Facet.Purpose.TITLE, told.text("headline").orElse("Case")));
    facets.add(new ClassificationFacet.Service(told.text("plant").map(plant -> new Named(plant, plant, Optional.empty()))));
    facets.add(new ClassificationFacet.Priority(told.text("heat").map(Rank::named)));
    facets.add(new PeopleFacet.Assignees(told.object("watcher").flatMap(AcmeTranslation::actor).map(List::of).orElse(List.of())));
    facets.add(new Facet.Seen(told.isTrue("hidden") ? Visibility.Kind.PRIVATE : Visibility.Kind.PUBLIC));
    facets.add(new Facet.OwnAction(DRAIN, phase(state).open()));
    facets.add(new Facet.Happening(id, change(state), by, at, "The case is " + state));
    return facets;
  }

  private List<Facet> bellFacets(Payload told) {
    var facets = new ArrayList<Facet>();
    boolean rings = told.text("state").filter("ringing"::equals).isPresent();
    SubjectId parent = SubjectId.incident(delivery.account(), told.text("case").orElseThrow());
    facets.add(new Facet.Reference(told.text("key").orElseThrow(), Optional.empty()));
    facets.add(new Facet.Parent(Optional.of(parent)));
    facets.add(new Facet.Status(rings ? Phase.TRIGGERED : Phase.RESOLVED, rings ? "ringing" : "silent", at, by, Optional.empty()));
    facets.add(new Facet.Text(Facet.Purpose.TITLE, told.text("headline").orElse("Bell")));
    told.text("plant").ifPresent(plant -> facets.add(new ClassificationFacet.Service(Optional.of(new Named(plant, plant, Optional.empty())))));
    facets.add(new Facet.Seen(Visibility.Kind.PUBLIC));
    facets.add(new Facet.Unavailable("acknowledge", !told.isTrue("watchable"), Optional.of("This bell rings until it is out.")));
    facets.add(new Facet.Happening(id, rings ? Change.TRIGGERED : Change.RESOLVED, by, at, rings ? "It rings" : "It is silent"));
    return facets;
  }

  private List<Facet> remark(Payload told) {
    return List.of(
        new Facet.Note(told.text("id").orElseThrow(), Facet.Audience.INTERNAL, by, at, told.text("text").orElse(""), false),
        new Facet.Happening(id, Change.NOTE_ADDED, by, at, "Remark"));
  }

  private static Phase phase(String state) {
    return switch (state) {
      case "watched" -> Phase.ACKNOWLEDGED;
      case "out" -> Phase.RESOLVED;
      case "ash" -> Phase.CLOSED;
      default -> Phase.TRIGGERED;
    };
  }

  private static Change change(String state) {
    return switch (phase(state)) {
      case TRIGGERED -> Change.TRIGGERED;
      case ACKNOWLEDGED -> Change.ACKNOWLEDGED;
      case RESOLVED -> Change.RESOLVED;
      case CLOSED -> Change.CLOSED;
    };
  }

  private static Optional<Actor> actor(Payload told) {
    return told.text("id").map(id -> Actor.person(id, told.text("name").orElse(id)));
  }
}
