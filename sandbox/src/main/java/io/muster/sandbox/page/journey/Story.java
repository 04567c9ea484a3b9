package io.muster.sandbox.page.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is kept of one incident's way. Guarded by the {@link Journal} that holds it. */
final class Story {
  private static final int FIRST_ONES = 50;
  private static final int MOST = 300;

  private final String subject;
  private final List<Moment> moments = new ArrayList<>();
  private final Map<String, String> cards = new LinkedHashMap<>();
  private final Set<String> wanted = new LinkedHashSet<>();
  private Optional<String> service = Optional.empty();

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

  void isWantedIn(String conversation) {
    wanted.add(conversation);
  }

  void isNoLongerWantedIn(String conversation) {
    wanted.remove(conversation);
  }

  void hasCard(String conversation, String activity) {
    cards.put(conversation, activity);
  }

  int size() {
    return moments.size();
  }

  /** What can be read without the journal's lock. */
  Kept kept() {
    return new Kept(subject, Moment.inOrder(moments), Map.copyOf(cards), Set.copyOf(wanted), service);
  }

  /**
   * A story as it was at one moment.
   *
   * @param moments oldest first
   * @param cards the card's activity id by its conversation
   * @param wanted conversations that are to show it
   * @param service its service's name, once it is known
   */
  record Kept(String subject, List<Moment> moments, Map<String, String> cards, Collection<String> wanted, Optional<String> service) {
    static Kept nothing(String subject) {
      return new Kept(subject, List.of(), Map.of(), List.of(), Optional.empty());
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
