package io.muster.ingest.quarantine;

import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.wire.Principal;
import io.muster.ingest.assembly.NotUnderstood;
import io.muster.ingest.source.Delivery;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps what could not be understood, and says so. */
@ApplicationScoped
public class Quarantine implements NotUnderstood {
  private static final Logger LOG = Logger.getLogger(Quarantine.class);

  private final QuarantineRepository repository;
  private final Envelopes envelopes;
  private final Outbox outbox;

  Quarantine(QuarantineRepository repository, Envelopes envelopes, Outbox outbox) {
    this.repository = repository;
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  @Override
  public void keep(Tx tx, Delivery delivery, String reason) {
    if (!repository.insert(tx, delivery, reason)) {
      return;
    }
    var event = new IngestEvent.DeliveryQuarantined(delivery.id(), delivery.senderId(), delivery.account(), reason);
    outbox.append(
        tx, envelopes.write(delivery.senderId(), Principal.tool(delivery.senderId()), Optional.empty(), Optional.of(delivery.account().key()), event));
    LOG.warnf("A delivery is kept in quarantine; see the runbook for its reason: delivery=%s sender=%s reason=%s", delivery.id(), delivery.senderId(), reason);
  }
}
