package io.muster.sandbox.page.state;

import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The newest incidents as Muster knows them, and the conversations in which their cards stand. Safe for many threads. */
final class SeenIncidents {
  private static final int MOST = 500;

  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private final Map<String, Set<String>> cards = new LinkedHashMap<>();
  private final Set<String> everShownIn = new LinkedHashSet<>();

  /**
   * An incident.
   *
   * @param subject its key
   * @param by who brought about the phase, where the tool tells
   */
  record Seen(String subject, String title, Optional<String> service, Phase phase, Optional<String> by, Instant createdAt, long revision) {
    boolean open() {
      return phase == Phase.TRIGGERED || phase == Phase.ACKNOWLEDGED;
    }
  }

  /** Takes a message in; true where it tells of a new incident, another phase or a new card. */
  synchronized boolean take(Message message) {
    return switch (message) {
      case IncidentEvent event -> known(event.incident());
      case BotEvent.CardPosted posted -> shown(posted.subject().key(), posted.conversation().value());
      default -> false;
    };
  }

  /** All of them, newest first. */
  synchronized List<Seen> newest() {
    List<Seen> all = new ArrayList<>(seen.values());
    all.sort(Comparator.comparing(Seen::createdAt).reversed());
    return all;
  }

  /** An incident by its key. */
  synchronized Optional<Seen> of(String subject) {
    return Optional.ofNullable(seen.get(subject));
  }

  /** The conversations in which a card of it was posted. */
  synchronized Set<String> cards(String subject) {
    return Set.copyOf(cards.getOrDefault(subject, Set.of()));
  }

  /** Whether a card was ever posted in this conversation. */
  synchronized boolean anyCardIn(String conversation) {
    return everShownIn.contains(conversation);
  }

  private boolean known(Incident incident) {
    String key = incident.id().key();
    Seen before = seen.get(key);
    if (before != null && before.revision() >= incident.revision()) {
      return false;
    }
    Seen now =
        new Seen(
            key,
            incident.texts().getOrDefault(Facet.Purpose.TITLE, "the incident"),
            incident.classification().service().map(Named::name),
            incident.status().phase(),
            incident.status().by().map(Actor::name),
            incident.createdAt(),
            incident.revision());
    seen.put(key, now);
    bounded(seen);
    return before == null || before.phase() != now.phase();
  }

  private boolean shown(String subject, String conversation) {
    everShownIn.add(conversation);
    boolean added = cards.computeIfAbsent(subject, key -> new LinkedHashSet<>()).add(conversation);
    bounded(cards);
    return added;
  }

  private static void bounded(Map<String, ?> map) {
    if (map.size() > MOST) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
