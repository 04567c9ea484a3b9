package io.muster.identity.tool.acme;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** An Acme case in Muster's records. */
final class AcmeTranslation {
  private AcmeTranslation() {}

  static Observation of(AccountId account, JsonNode one, Observation.Origin origin) {
    Instant at = Instant.ofEpochMilli(one.path("stateAt").asLong());
    List<Facet> facets = new ArrayList<>();
    facets.add(new Facet.Reference(one.path("key").asText(), Optional.of(URI.create("https://acme.example.org/cases/" + one.path("key").asText()))));
    facets.add(new Facet.Seen(Visibility.Kind.PUBLIC));
    facets.add(new Facet.Text(Facet.Purpose.TITLE, one.path("headline").asText()));
    facets.add(new Facet.Status(phase(one.path("state").asText()), one.path("state").asText(), at, member(one.path("stateBy")), Optional.empty()));
    facets.add(new ClassificationFacet.Service(Optional.of(new Named(one.path("plant").asText(), one.path("plant").asText(), Optional.empty()))));
    facets.add(new Facet.Alerts(one.path("bells").asInt(), 0));
    facets.add(new Facet.Unavailable("acknowledge", !one.path("watchable").asBoolean(), Optional.of("It watches itself.")));
    facets.add(new Facet.OwnAction(drain(), phase(one.path("state").asText()).open()));
    String id = "%s:%s:%d:%08x".formatted(origin, one.path("key").asText(), at.toEpochMilli(), facets.hashCode());
    return new Observation(
        SubjectId.incident(account, one.path("key").asText()), id, origin, true, facets.stream().map(facet -> new ObservedFacet(facet, at)).toList());
  }

  static Optional<Actor> member(JsonNode member) {
    return member.isObject() ? Optional.of(Actor.person(member.path("member").asText(), member.path("name").asText())) : Optional.empty();
  }

  /** The same offer as in the tool's deliveries: whichever is newer stands on the card. */
  private static ActionOffer drain() {
    FormField reason = new FormField("reason", "Why", FormField.Kind.MULTILINE, true, Optional.empty(), List.of());
    List<FormField.Choice> speeds = List.of(new FormField.Choice("slow", "Slowly"), new FormField.Choice("fast", "At once"));
    FormField speed = new FormField("speed", "How fast", FormField.Kind.CHOICE, true, Optional.of("slow"), speeds);
    return new ActionOffer(
        "acme-drain",
        "acme-drain",
        "Drain the tank",
        ActionOffer.Weight.MORE,
        Optional.of("Drain the tank? It takes an hour to fill again."),
        List.of(reason, speed),
        ActionOffer.Answer.LATER,
        Optional.empty(),
        Optional.empty());
  }

  private static Phase phase(String state) {
    return switch (state) {
      case "watched" -> Phase.ACKNOWLEDGED;
      case "out" -> Phase.RESOLVED;
      case "ash" -> Phase.CLOSED;
      default -> Phase.TRIGGERED;
    };
  }
}
