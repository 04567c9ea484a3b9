package io.muster.ingest.incident;

import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.ingest.IncidentEvent;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Which event tells of a change: the type names the most notable, the occurrence names all. */
final class Announcement {
  // From the most notable on.
  private static final List<Map.Entry<Change, BiFunction<Incident, Occurrence, IncidentEvent>>> BY_NOTE =
      List.of(
          Map.entry(Change.MERGED, IncidentEvent.Merged::new),
          Map.entry(Change.RESOLVED, IncidentEvent.Resolved::new),
          Map.entry(Change.CLOSED, IncidentEvent.Closed::new),
          Map.entry(Change.REOPENED, IncidentEvent.Reopened::new),
          Map.entry(Change.TRIGGERED, IncidentEvent.Triggered::new),
          Map.entry(Change.ACKNOWLEDGED, IncidentEvent.Acknowledged::new),
          Map.entry(Change.UNACKNOWLEDGED, IncidentEvent.Unacknowledged::new),
          Map.entry(Change.VISIBILITY_CHANGED, IncidentEvent.VisibilityChanged::new),
          Map.entry(Change.ESCALATED, IncidentEvent.Escalated::new),
          Map.entry(Change.SERVICE_CHANGED, IncidentEvent.Moved::new),
          Map.entry(Change.REASSIGNED, IncidentEvent.Reassigned::new),
          Map.entry(Change.DELEGATED, IncidentEvent.Reassigned::new),
          Map.entry(Change.PRIORITY_RAISED, IncidentEvent.Reprioritised::new),
          Map.entry(Change.PRIORITY_CHANGED, IncidentEvent.Reprioritised::new),
          Map.entry(Change.STATUS_UPDATE_PUBLISHED, IncidentEvent.UpdatePublished::new),
          Map.entry(Change.RESPONDER_ADDED, IncidentEvent.RespondersChanged::new),
          Map.entry(Change.RESPONDER_REPLIED, IncidentEvent.RespondersChanged::new),
          Map.entry(Change.NOTE_ADDED, IncidentEvent.Annotated::new));

  private Announcement() {}

  static IncidentEvent of(Incident incident, Occurrence occurrence) {
    return BY_NOTE.stream()
        .filter(entry -> occurrence.changes().contains(entry.getKey()))
        .findFirst()
        .map(entry -> entry.getValue().apply(incident, occurrence))
        .orElseGet(() -> new IncidentEvent.Updated(incident, occurrence));
  }
}
