package io.muster.sandbox.page.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One hop of an incident's way, kept small: words are made when somebody reads them.
 *
 * @param who a person, a vendor or a service
 * @param reference an id that finds the record again: of a message, a webhook, a card
 * @param trace the trace id; empty where the record carries none
 */
record Moment(Instant at, Step step, String who, String reference, String trace, Function<Names, Told> words) {

  private static final long IN_ONE_GO = 20;

  /** In the order in which they happened: by time, and what a service wrote in one go in the order of the steps, whichever of it was written first. */
  static List<Moment> inOrder(Collection<Moment> moments) {
    List<Moment> ordered = new ArrayList<>(moments);
    ordered.sort(Comparator.comparingLong((Moment moment) -> moment.at().toEpochMilli()).thenComparing(Moment::step));
    for (int i = 1; i < ordered.size(); i++) {
      for (int j = i; j > 0 && ordered.get(j).leadTo(ordered.get(j - 1)); j--) {
        Collections.swap(ordered, j, j - 1);
      }
    }
    return ordered;
  }

  /** Where it goes is decided before what is to be shown there, though both are written together. */
  private boolean leadTo(Moment earlier) {
    return step == Step.ROUTED
        && earlier.step == Step.DESIRED
        && who.equals(earlier.who)
        && trace.equals(earlier.trace)
        && at.toEpochMilli() - earlier.at.toEpochMilli() <= IN_ONE_GO;
  }

  boolean sameAs(Moment other) {
    return step == other.step && at.equals(other.at) && reference.equals(other.reference) && who.equals(other.who);
  }
}
