package io.muster.ingest.incident;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done now: the tool's rules, without what this subject does not allow, with what the tool defined for it. */
final class Offers {
  private Offers() {}

  static List<ActionOffer> of(KnownIncident known, List<ActionOffer> byTool) {
    Set<String> unavailable =
        known.all(Facet.Unavailable.class).filter(Facet.Unavailable::unavailable).map(Facet.Unavailable::verb).collect(Collectors.toSet());
    Stream<ActionOffer> own = known.all(Facet.OwnAction.class).filter(Facet.OwnAction::available).map(Facet.OwnAction::offer);
    return Stream.concat(byTool.stream(), own).filter(offer -> !unavailable.contains(offer.verb())).toList();
  }

  static Incident in(Incident bare, List<ActionOffer> offers) {
    return new Incident(
        bare.id(), bare.parent(), bare.revision(), bare.reference(), bare.status(), bare.people(), bare.classification(), bare.texts(),
        bare.notes(), bare.statusUpdates(), bare.tasks(), bare.milestones(), bare.snoozedUntil(), bare.bridge(), bare.rooms(), bare.alerts(),
        bare.visibility(), offers, bare.timeline(), bare.createdAt(), bare.asOf());
  }
}
