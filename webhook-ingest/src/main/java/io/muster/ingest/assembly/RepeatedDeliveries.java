package io.muster.ingest.assembly;

import java.util.List;
import java.util.Set;

/**
 * Tells what tools deliver again from what is new. IncidentFolding would not mind repeats; this saves the work, and keeps quarantine and tests from saying the same
 * thing twice.
 *
 * @param newDeliveries the keys of those of which nothing is to be told and that were never seen before; each answers once
 * @param newObservations the keys of those that were never seen before; likewise
 */
record RepeatedDeliveries(Set<String> newDeliveries, Set<String> newObservations) {
  /** What a delivery tells that never came before, through another delivery or another subscription. */
  List<ToldObservation> firsts(ToldDelivery delivery) {
    return delivery.observations().stream().filter(told -> newObservations.remove(told.key())).toList();
  }

  /** Whether the tool never delivered it before; for those that tell nothing of any subject. */
  boolean isFirst(ToldDelivery delivery) {
    return newDeliveries.remove(delivery.key());
  }
}
