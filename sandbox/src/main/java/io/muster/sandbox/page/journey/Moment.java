package io.muster.sandbox.page.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One hop of an incident's way, kept small: words are made when somebody reads them.
 *
 * @param who a person, a vendor or a service
 * @param reference an id that finds the record again: of a message, a webhook, a card
 * @param trace the trace's id, a hyphen, and the id of the span in which the record was written; empty where the record carries none
 * @param link what it has in common with what it led to, or what led to it, such as the tool's id of an event; empty where there is nothing
 */
record Moment(Instant at, Step step, String who, String reference, String trace, String link, Function<Names, Told> words) {
  Moment(Instant at, Step step, String who, String reference, String trace, Function<Names, Told> words) {
    this(at, step, who, reference, trace, "", words);
  }

  String traceId() {
    return trace.split("-")[0];
  }

  Moment linked(String by) {
    return new Moment(at, step, who, reference, trace, by, words);
  }

  /** In other words. */
  Moment reworded(UnaryOperator<Told> other) {
    return new Moment(at, step, who, reference, trace, link, words.andThen(other));
  }

  Moment traced(String id) {
    return new Moment(at, step, who, reference, id, link, words);
  }

  /** The link of what is done again and again, and tells nothing when it is repeated. */
  static final String ROUTINE = "routine";

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

  /** The same, where those without a trace have the one of what they are linked with. */
  static List<Moment> traced(List<Moment> moments) {
    Map<String, String> traces = new HashMap<>();
    moments.stream().filter(moment -> !moment.link.isEmpty() && !moment.trace.isEmpty()).forEach(moment -> traces.putIfAbsent(moment.link, moment.trace));
    return moments.stream().map(moment -> moment.trace.isEmpty() && !moment.link.isEmpty() ? moment.traced(traces.getOrDefault(moment.link, "")) : moment).toList();
  }

  /** Where it goes is decided before what is to be shown there, though both are written together. */
  private boolean leadTo(Moment earlier) {
    return step == Step.ROUTED
        && earlier.step == Step.DESIRED
        && who.equals(earlier.who)
        && trace.equals(earlier.trace)
        && at.toEpochMilli() - earlier.at.toEpochMilli() <= IN_ONE_GO;
  }

  boolean repeats(Moment earlier) {
    return link.equals(ROUTINE) && earlier.link.equals(ROUTINE) && who.equals(earlier.who);
  }

  boolean sameAs(Moment other) {
    return at.equals(other.at) && step == other.step && reference.equals(other.reference) && who.equals(other.who);
  }
}
