package io.muster.ingest.assembly;

import java.util.Set;

/**
 * Tells what tools deliver again from what is new. IncidentFolding would not mind repeats; this saves the work, and keeps quarantine and tests from saying the same
 * thing twice.
 *
 * @param newDeliveries the keys of those that were never seen before; each answers once
 * @param newObservations likewise
 */
record RepeatedDeliveries(Set<String> newDeliveries, Set<String> newObservations) {
  /** Whether the tool never delivered it before. */
  boolean isFirst(ToldDelivery delivery) {
    return newDeliveries.remove(delivery.key());
  }

  /** Whether the event never came before, through another delivery or another subscription. */
  boolean isFirst(ToldObservation told) {
    return newObservations.remove(told.key());
  }
}
