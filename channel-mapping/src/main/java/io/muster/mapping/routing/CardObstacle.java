package io.muster.mapping.routing;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.incident.Rank;
import io.muster.mapping.mapping.CardRules;
import io.muster.mapping.mapping.ChannelMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What stands between a subject and its card under one mapping. Pure. */
final class CardObstacle {
  /** Tools stamp what they tell with clocks of their own; more than this is no clock that is off, but an old incident. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  private CardObstacle() {}

  /**
   * The first obstacle, or empty when a card may start. Visibility comes first, so that nothing else is told about a private subject. What began and ended
   * while Muster was held up is news here all the same: its card starts as it ends.
   *
   * @param unheard whether it is heard of for the first time. Whoever made the mapping can know nothing of it, and the tool that says when it began may have a clock that is off
   * @param occurrence the change that brought it up; empty when a mapping was made
   */
  static Optional<RoutingReason> of(Incident incident, ChannelMapping mapping, boolean unheard, Optional<Occurrence> occurrence, Set<ConversationId> showingParent) {
    CardRules rules = mapping.rules();
    if (!incident.visibility().open()) {
      return Optional.of(RoutingReason.NOT_PUBLIC);
    }
    Instant since = unheard ? mapping.since().minus(CLOCKS_DIFFER) : mapping.since();
    if (!incident.status().phase().open() && incident.createdAt().isBefore(since)) {
      return Optional.of(RoutingReason.ALREADY_OVER);
    }
    if (showingParent.contains(mapping.conversation())) {
      return Optional.of(RoutingReason.SHOWN_WITH_PARENT);
    }
    if (!admits(rules.urgencies(), incident.classification().urgency())) {
      return Optional.of(RoutingReason.URGENCY_NOT_WANTED);
    }
    if (!admits(rules.priorities(), incident.classification().priority())) {
      return Optional.of(RoutingReason.PRIORITY_NOT_WANTED);
    }
    boolean changeWanted =
        rules.startOn().isEmpty() || occurrence.map(o -> !Collections.disjoint(o.changes(), rules.startOn())).orElse(true);
    return changeWanted ? Optional.empty() : Optional.of(RoutingReason.CHANGE_NOT_WANTED);
  }

  /** Tools spell the same word in different cases, so names are compared without it. */
  private static boolean admits(Set<String> wanted, Optional<Rank> rank) {
    if (wanted.isEmpty()) {
      return true;
    }
    return rank.filter(
            r ->
                wanted.stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .anyMatch(word -> word.equals(r.name().toLowerCase(Locale.ROOT)) || r.nativeId().map(id -> id.toLowerCase(Locale.ROOT)).filter(word::equals).isPresent()))
        .isPresent();
  }
}
