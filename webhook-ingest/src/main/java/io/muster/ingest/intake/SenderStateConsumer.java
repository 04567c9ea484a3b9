package io.muster.ingest.intake;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.sender.SealedSender;
import io.muster.ingest.sender.SenderVault;
import io.muster.kit.messaging.StateProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Fills the directory from the compacted topic of senders, whose secrets only this service can open. */
@ApplicationScoped
class SenderStateConsumer implements StateProjection {
  private final SenderDirectory directory;
  private final SenderVault vault;

  SenderStateConsumer(SenderDirectory directory, SenderVault vault) {
    this.directory = directory;
    this.vault = vault;
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.SENDERS);
  }

  @Override
  public void apply(String key, Optional<Envelope<?>> state) {
    directory.forget(key);
  }

  @Override
  public void applyRecord(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      directory.forget(record.key());
    } else {
      directory.put(sender(SealedSender.read(record.value()), vault));
    }
  }

  static Sender sender(SealedSender sealed, SenderVault vault) {
    return new Sender(sealed.senderId(), sealed.account(), sealed.removed(), vault.open(sealed));
  }
}
