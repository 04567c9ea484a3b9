package io.muster.acceptance.faults.load;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of the stories was told, and what of it was taken: answered 2xx at least once. */
public final class Told {
  private final Map<String, NavigableMap<Integer, Boolean>> stories = new HashMap<>();
  private final NavigableSet<String> poison = new TreeSet<>();

  /** As all tries together say. */
  public Told(Collection<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      if (!attempt.story().isEmpty()) {
        stories.computeIfAbsent(attempt.story(), story -> new TreeMap<>()).merge(attempt.step(), attempt.accepted(), Boolean::logicalOr);
      } else if (attempt.accepted()) {
        poison.add(attempt.webhook());
      }
    }
  }

  /** The newest step of a story that was taken; 0 when none was. */
  public int newestTaken(String story) {
    return steps(story).descendingMap().entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst().orElse(0);
  }

  /** The steps of a story that were told after that, none of which had an answer: each may have arrived nonetheless. */
  public Set<Integer> perhapsTaken(String story) {
    return steps(story).tailMap(newestTaken(story), false).keySet();
  }

  /** How many events were taken, repeats not counted. */
  public int taken() {
    return (int) stories.values().stream().flatMap(steps -> steps.values().stream()).filter(taken -> taken).count();
  }

  /** How many were told and never taken: their tools gave them up. */
  public int givenUp() {
    return (int) stories.values().stream().flatMap(steps -> steps.values().stream()).filter(taken -> !taken).count();
  }

  /** The webhooks that prove their sender, cannot be understood and were taken. */
  public Set<String> poison() {
    return poison;
  }

  private NavigableMap<Integer, Boolean> steps(String story) {
    return stories.getOrDefault(story, new TreeMap<>());
  }
}
