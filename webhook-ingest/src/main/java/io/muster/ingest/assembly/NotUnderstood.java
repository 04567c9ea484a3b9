package io.muster.ingest.assembly;

import io.muster.ingest.source.Delivery;
import io.muster.kit.database.Tx;

/** Where deliveries go that could not be translated. */
public interface NotUnderstood {
  /**
   * Keeps one; once, however often it is tried.
   *
   * @param reason one stable word
   */
  void keep(Tx tx, Delivery delivery, String reason);
}
