package io.muster.contracts.ingest;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;

/**
 * What is so now in webhook-ingest; keyed and compacted.
 */
public sealed interface IngestState extends Message {

  /**
   * A sender, without its secrets. Keyed by the sender's id.
   *
   * @param ready whether a secret is known
   * @param removed whether its deliveries are ignored
   */
  @WireName("sender.v1")
  record Sender(String senderId, AccountId account, String name, boolean ready, boolean removed) implements IngestState {}
}
