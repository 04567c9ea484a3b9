package io.muster.ingest.source.pagerduty;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ActionOffer.Weight;
import io.muster.contracts.incident.Incident;
import java.util.List;

/** What PagerDuty lets a responder do. Neither step can be taken back through its API, so none offers an undo. */
final class PagerDutyOffers {
  private PagerDutyOffers() {}

  static List<ActionOffer> of(Incident incident) {
    return switch (incident.status().phase()) {
      case TRIGGERED ->
          List.of(ActionOffer.button("acknowledge", "Acknowledge", Weight.FIRST), ActionOffer.button("resolve", "Resolve", Weight.BESIDE));
      case ACKNOWLEDGED -> List.of(ActionOffer.button("resolve", "Resolve", Weight.FIRST));
      case RESOLVED, CLOSED -> List.of();
    };
  }
}
