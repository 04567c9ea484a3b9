package io.muster.ingest.spill;

import io.muster.ingest.source.DeliveryRecord;
import java.util.concurrent.CompletionStage;

/** Where spilled deliveries go in the end: the log. */
public interface SpillTarget {
  /** Whether it would take deliveries now. */
  boolean isUp();

  /** Takes one; the stage ends when it is safe there, or fails. */
  CompletionStage<Void> append(DeliveryRecord delivery);
}
