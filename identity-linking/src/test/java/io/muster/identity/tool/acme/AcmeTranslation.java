package io.muster.identity.tool.acme;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** An Acme case in Muster's records. */
final class AcmeTranslation {
  private AcmeTranslation() {}

  static Observation of(AccountId account, JsonNode one, Observation.Origin origin) {
    Instant at = Instant.ofEpochMilli(one.path("stageAt").asLong());
    List<Facet> facets = new ArrayList<>();
    facets.add(new Facet.Reference(one.path("no").asText(), Optional.empty()));
    facets.add(new Facet.Seen(Visibility.Kind.PUBLIC));
    facets.add(new Facet.Text(Facet.Purpose.TITLE, one.path("headline").asText()));
    facets.add(new Facet.Status(phase(one.path("stage").asText()), one.path("stage").asText(), at, member(one.path("stageBy")), Optional.empty()));
    facets.add(new Facet.Service(Optional.of(new Named(one.path("gadget").asText(), one.path("gadget").asText(), Optional.empty()))));
    facets.add(new Facet.Alerts(one.path("alarms").asInt(), 0));
    facets.add(new Facet.Unavailable("acknowledge", !one.path("claimable").asBoolean(), Optional.of("Acme looks after it by itself.")));
    facets.add(new Facet.OwnAction(truck(), true));
    String id = "%s:%s:%d:%08x".formatted(origin, one.path("case").asText(), at.toEpochMilli(), facets.hashCode());
    return new Observation(
        SubjectId.incident(account, one.path("case").asText()), id, origin, true, facets.stream().map(facet -> new ObservedFacet(facet, at)).toList());
  }

  static Optional<Actor> member(JsonNode member) {
    return member.isObject() ? Optional.of(Actor.person(member.path("member").asText(), member.path("name").asText())) : Optional.empty();
  }

  private static ActionOffer truck() {
    List<FormField.Choice> depots = List.of(new FormField.Choice("north", "North depot"), new FormField.Choice("south", "South depot"));
    FormField depot = new FormField("depot", "From which depot?", FormField.Kind.CHOICE, true, Optional.empty(), depots);
    return new ActionOffer(
        "acme.call-truck",
        "acme.call-truck",
        "Send a truck",
        ActionOffer.Weight.MORE,
        Optional.empty(),
        List.of(depot),
        ActionOffer.Answer.LATER,
        Optional.empty(),
        Optional.empty());
  }

  private static Phase phase(String stage) {
    return switch (stage) {
      case "owned" -> Phase.ACKNOWLEDGED;
      case "sorted" -> Phase.RESOLVED;
      case "shelved" -> Phase.CLOSED;
      default -> Phase.TRIGGERED;
    };
  }
}
