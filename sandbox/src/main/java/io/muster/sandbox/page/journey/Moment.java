package io.muster.sandbox.page.journey;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/**
 * One hop of an incident's way, kept small: words are made when somebody reads them.
 *
 * @param who a person, a vendor or a service
 * @param reference an id that finds the record again: of a message, a webhook, a card
 * @param trace the trace id; empty where the record carries none
 */
record Moment(Instant at, Step step, String who, String reference, String trace, Function<Names, Told> words) {

  /** By time; what was written in the same millisecond, such as the records of one transaction, in the order of the steps. */
  static final Comparator<Moment> ORDER = Comparator.comparingLong((Moment moment) -> moment.at().toEpochMilli()).thenComparing(Moment::step);

  boolean sameAs(Moment other) {
    return step == other.step && at.equals(other.at) && reference.equals(other.reference) && who.equals(other.who);
  }
}
