package io.muster.ingest.incident;

import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which sorts of change lie between two views of an incident. */
final class Difference {
  private Difference() {}

  /** Between what was shown before, if anything, and what is shown now; empty when the two show the same. */
  static Set<Change> between(Optional<Incident> before, Incident after) {
    return before.map(shown -> between(shown, after)).orElseGet(() -> EnumSet.of(first(after)));
  }

  private static Set<Change> between(Incident before, Incident after) {
    var changes = EnumSet.noneOf(Change.class);
    status(before, after).ifPresent(changes::add);
    if (somebodyNew(before, after)) {
      changes.add(Change.REASSIGNED);
    }
    Incident.Classification was = before.classification();
    Incident.Classification is = after.classification();
    mark(changes, Change.DELEGATED, was.policy().map(policy -> policy.nativeId()), is.policy().map(policy -> policy.nativeId()));
    if (is.policyLevel().orElse(0) > was.policyLevel().orElse(Integer.MAX_VALUE)) {
      changes.add(Change.ESCALATED);
    }
    if (!was.priority().equals(is.priority())) {
      changes.add(raised(was.priority(), is.priority()) ? Change.PRIORITY_RAISED : Change.PRIORITY_CHANGED);
    }
    mark(changes, Change.URGENCY_CHANGED, was.urgency(), is.urgency());
    mark(changes, Change.SERVICE_CHANGED, was.service().map(service -> service.nativeId()), is.service().map(service -> service.nativeId()));
    mark(changes, Change.TYPE_CHANGED, was.type(), is.type());
    mark(changes, Change.FIELDS_CHANGED, List.of(was.fields(), was.labels()), List.of(is.fields(), is.labels()));
    mark(changes, Change.TEXT_CHANGED, before.texts(), after.texts());
    mark(changes, Change.ROLE_ASSIGNED, List.of(before.people().roles(), before.people().lead()), List.of(after.people().roles(), after.people().lead()));
    mark(changes, Change.TASK_CHANGED, before.tasks(), after.tasks());
    mark(changes, Change.MILESTONE_REACHED, before.milestones(), after.milestones());
    mark(changes, Change.BRIDGE_CHANGED, before.bridge(), after.bridge());
    mark(changes, Change.SNOOZED, before.snoozedUntil(), after.snoozedUntil());
    mark(changes, Change.ALERTS_CHANGED, before.alerts(), after.alerts());
    mark(changes, Change.VISIBILITY_CHANGED, before.visibility(), after.visibility());
    if (more(before.notes(), after.notes(), Facet.Note::id)) {
      changes.add(Change.NOTE_ADDED);
    }
    if (more(before.statusUpdates(), after.statusUpdates(), Facet.StatusUpdate::id)) {
      changes.add(Change.STATUS_UPDATE_PUBLISHED);
    }
    responders(changes, before.people().responders(), after.people().responders());
    return changes;
  }

  private static Change first(Incident incident) {
    return switch (incident.status().phase()) {
      case TRIGGERED -> Change.TRIGGERED;
      case ACKNOWLEDGED -> Change.ACKNOWLEDGED;
      case RESOLVED -> Change.RESOLVED;
      case CLOSED -> incident.status().mergedInto().isPresent() ? Change.MERGED : Change.CLOSED;
    };
  }

  private static Optional<Change> status(Incident before, Incident after) {
    Phase was = before.status().phase();
    Phase is = after.status().phase();
    if (was == is) {
      return before.status().mergedInto().equals(after.status().mergedInto()) ? Optional.empty() : Optional.of(Change.MERGED);
    }
    if (!was.open() && is.open()) {
      return Optional.of(Change.REOPENED);
    }
    return Optional.of(is == Phase.TRIGGERED ? Change.UNACKNOWLEDGED : first(after));
  }

  private static boolean somebodyNew(Incident before, Incident after) {
    Set<String> known = before.people().assignees().stream().map(actor -> actor.key()).collect(Collectors.toSet());
    return after.people().assignees().stream().anyMatch(actor -> !known.contains(actor.key()));
  }

  private static boolean raised(Optional<Rank> was, Optional<Rank> is) {
    int now = is.map(Rank::rank).orElse(0);
    int then = was.map(Rank::rank).orElse(0);
    return now > 0 && (was.isEmpty() || then > now);
  }

  private static void responders(Set<Change> changes, List<PeopleFacet.Responder> before, List<PeopleFacet.Responder> after) {
    if (more(before, after, responder -> responder.who().key())) {
      changes.add(Change.RESPONDER_ADDED);
    }
    var replies = before.stream().collect(Collectors.toMap(responder -> responder.who().key(), PeopleFacet.Responder::reply));
    if (after.stream().anyMatch(responder -> replies.getOrDefault(responder.who().key(), responder.reply()) != responder.reply())) {
      changes.add(Change.RESPONDER_REPLIED);
    }
  }

  private static <T> boolean more(Collection<T> before, Collection<T> after, Function<T, String> key) {
    Set<String> known = before.stream().map(key).collect(Collectors.toSet());
    return after.stream().anyMatch(one -> !known.contains(key.apply(one)));
  }

  private static void mark(Set<Change> changes, Change change, Object was, Object is) {
    if (!Objects.equals(was, is)) {
      changes.add(change);
    }
  }
}
