package io.muster.ingest.sender;

import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.SealedText;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.source.SenderSecret;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import io.muster.kit.secret.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/** Does what identity-linking asks for when it subscribes to a tool. Secrets come sealed to this service. */
@ApplicationScoped
class SenderCommandConsumer implements MessageConsumer {
  private static final Logger LOG = Logger.getLogger(SenderCommandConsumer.class);

  private final Senders senders;
  private final SealingKeys sealingKeys;

  SenderCommandConsumer(Senders senders, SealingKeys sealingKeys) {
    this.senders = senders;
    this.sealingKeys = sealingKeys;
  }

  @Override
  public String name() {
    return "ingest-senders";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.INGEST_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return IngestCommand.class.isAssignableFrom(type) && !IngestCommand.ObserveIncident.class.isAssignableFrom(type) && !IngestCommand.CompareOpenIncidents.class.isAssignableFrom(type)
        && !IngestCommand.SubjectNotFound.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    Principal principal = envelope.principal();
    switch ((IngestCommand) envelope.payload()) {
      case IngestCommand.RegisterSender register ->
          senders.register(
              tx,
              principal,
              register.senderId(),
              register.account(),
              register.name(),
              register.secret().map(sealed -> open(sealed, register.senderId())),
              register.subscriptionId());
      case IngestCommand.AddSenderSecret add -> known(senders.addSecret(tx, principal, add.senderId(), open(add.secret(), add.senderId())), add.senderId());
      case IngestCommand.RetireSenderSecrets retire -> known(senders.retireSecrets(tx, principal, retire.senderId()), retire.senderId());
      case IngestCommand.RemoveSender remove -> known(senders.remove(tx, principal, remove.senderId()), remove.senderId());
      case IngestCommand.ObserveIncident _, IngestCommand.CompareOpenIncidents _, IngestCommand.SubjectNotFound _ -> throw new IllegalStateException("assembly and reconciling take these");
    }
  }

  /** The context under which whoever seals a sender's secret to this service must seal it. */
  static String context(String senderId) {
    return "register-sender/" + senderId;
  }

  private SenderSecret open(SealedText sealed, String senderId) {
    return new SenderSecret(sealingKeys.open(sealed, context(senderId)).reveal());
  }

  private static void known(boolean done, String senderId) {
    if (!done) {
      LOG.warnf("A command names a sender that was never registered here: sender=%s", senderId);
    }
  }
}
