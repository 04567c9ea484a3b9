package io.muster.sandbox.page.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is kept of one incident's way. Guarded by the {@link Journal} that holds it. */
final class Story {
  private static final int FIRST_ONES = 50;
  private static final int MOST = 300;

  private final String subject;
  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, String> cards = new LinkedHashMap<>();
  private final Set<String> wanted = new LinkedHashSet<>();
  private final Map<String, Long> shown = new HashMap<>();
  private final Map<String, String> events = new LinkedHashMap<>();
  private final NavigableMap<Long, String> news = new TreeMap<>();
  private Optional<String> service = Optional.empty();
  private Optional<Stand> stand = Optional.empty();
  private boolean uncovered;

  Story(String subject) {
    this.subject = subject;
  }

  /** Keeps one more; where there are too many, the first fifty and the newest stay; of readings that follow one another, the last does. Answers by how many there are more now. */
  int add(Moment moment) {
    if (known(moment)) {
      return 0;
    }
    if (!moments.isEmpty() && moment.repeats(moments.getLast())) {
      moments.set(moments.size() - 1, moment);
      return 0;
    }
    moments.add(moment);
    if (moments.size() > MOST) {
      moments.remove(FIRST_ONES);
      return 0;
    }
    return 1;
  }

  /** What comes twice comes soon after the first, so the newest are looked at first. */
  private boolean known(Moment moment) {
    for (int i = moments.size() - 1; i >= 0; i--) {
      if (moments.get(i).sameAs(moment)) {
        return true;
      }
    }
    return false;
  }

  void serviceIs(String name) {
    service = Optional.of(name);
  }

  /** Whether no conversation is connected with it any more, or was yet, when that was decided last. */
  void isUncovered(boolean now) {
    uncovered = now;
  }

  void isWantedIn(String conversation) {
    wanted.add(conversation);
  }

  void isNoLongerWantedIn(String conversation) {
    wanted.remove(conversation);
  }

  void hasCard(String conversation, String activity, long revision) {
    cards.put(conversation, activity);
    shown.merge(conversation, revision, Math::max);
  }

  void standsNow(Stand now) {
    if (stand.isEmpty() || stand.get().revision() <= now.revision()) {
      stand = Optional.of(now.since(stand));
    }
  }

  /** What kind of event a delivery brought; of the newest three hundred. */
  void brought(String event, String type) {
    events.put(event, type);
    if (events.size() > MOST) {
      events.remove(events.keySet().iterator().next());
    }
  }

  /** What changed with a revision; of the newest three hundred. */
  void brings(long revision, String changes) {
    news.put(revision, changes.intern());
    if (news.size() > MOST) {
      news.pollFirstEntry();
    }
  }

  int size() {
    return moments.size();
  }

  /** What can be read without the journal's lock. */
  Kept kept() {
    return new Kept(subject, Moment.inOrder(moments), Map.copyOf(cards), Map.copyOf(shown), Set.copyOf(wanted), service, stand, uncovered, Map.copyOf(events), new TreeMap<>(news));
  }

  /**
   * A story as it was at one moment.
   *
   * @param moments oldest first
   * @param cards the card's activity id by its conversation
   * @param shown the newest revision that a conversation's card shows
   * @param wanted conversations that are to show it
   * @param service its service's name, once it is known
   * @param stand how it stands, once that is known
   * @param uncovered whether no conversation was connected with it when that was decided last
   * @param events what kind of event its deliveries brought, by the event's id
   * @param news what changed with each revision; empty where it has no name
   */
  record Kept(
      String subject,
      List<Moment> moments,
      Map<String, String> cards,
      Map<String, Long> shown,
      Collection<String> wanted,
      Optional<String> service,
      Optional<Stand> stand,
      boolean uncovered,
      Map<String, String> events,
      NavigableMap<Long, String> news) {
    static Kept nothing(String subject) {
      return new Kept(subject, List.of(), Map.of(), Map.of(), List.of(), Optional.empty(), Optional.empty(), false, Map.of(), Collections.emptyNavigableMap());
    }

    String nativeId() {
      return subject.substring(subject.lastIndexOf('/') + 1);
    }

    /** The newest of these hops. */
    Optional<Moment> last(Step step) {
      return moments.stream().filter(moment -> moment.step() == step).reduce((earlier, later) -> later);
    }

    boolean has(Step step) {
      return moments.stream().anyMatch(moment -> moment.step() == step);
    }
  }
}
