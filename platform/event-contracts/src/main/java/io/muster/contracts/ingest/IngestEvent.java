package io.muster.contracts.ingest;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.util.Optional;

/** What webhook-ingest tells: how incidents change, and what it could not understand. */
public sealed interface IngestEvent extends Message permits IncidentEvent, IngestEvent.DeliveryQuarantined, IngestEvent.SenderTested {

  /**
   * A delivery is kept, but could not be understood. An operator can read it and replay it.
   *
   * @param reason one stable word, the heading of its runbook
   */
  @WireName("delivery.quarantined.v1")
  record DeliveryQuarantined(String deliveryId, String senderId, AccountId account, String reason) implements IngestEvent {}

  /** A test delivery of a sender arrived and was proven to be the sender's. */
  @WireName("sender.tested.v1")
  record SenderTested(String senderId, AccountId account, Optional<String> deliveryId) implements IngestEvent {
    public SenderTested {
      deliveryId = deliveryId == null ? Optional.empty() : deliveryId;
    }
  }
}
