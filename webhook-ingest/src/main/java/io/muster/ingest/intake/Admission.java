package io.muster.ingest.intake;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Decides about a posted delivery, from memory alone. Runs on the event loop: nothing here waits. */
@ApplicationScoped
class Admission {
  private static final Logger LOG = Logger.getLogger(Admission.class);

  private static final byte[] NOTHING = new byte[0];

  private final Sources sources;
  private final SenderDirectory senders;
  private final Clock clock;

  Admission(Sources sources, SenderDirectory senders, Clock clock) {
    this.sources = sources;
    this.senders = senders;
    this.clock = clock;
  }

  IntakeDecision decide(String tool, String senderId, DeliveryHeaders headers, byte[] body) {
    Optional<IncidentSource> source = sources.of(tool);
    Optional<Sender> found = find(tool, senderId);
    if (source.isEmpty() || found.isEmpty()) {
      // Before the senders are read, an unknown one may be a known one: a 404 would make tools drop the delivery.
      return senders.complete() ? new IntakeDecision.NoSuchSender() : new IntakeDecision.NotYet("senders-not-read");
    }
    return decide(source.get(), found.get(), headers, body);
  }

  /** What is known of a delivery that was refused before its body was read: all but the body, and no proof. Empty where no active sender has the address. */
  Optional<Delivery> unread(String tool, String senderId, DeliveryHeaders headers) {
    return sources.of(tool).flatMap(source -> find(tool, senderId).filter(sender -> !sender.removed()).map(sender -> delivery(source, sender, headers, NOTHING)));
  }

  /** Whose deliveries come to this address; empty where no active sender has it. */
  Optional<AccountId> account(String tool, String senderId) {
    return find(tool, senderId).filter(sender -> !sender.removed()).map(Sender::account);
  }

  private Optional<Sender> find(String tool, String senderId) {
    return senders.find(senderId).filter(sender -> sender.account().tool().equals(tool));
  }

  private IntakeDecision decide(IncidentSource source, Sender sender, DeliveryHeaders headers, byte[] body) {
    if (sender.removed()) {
      return new IntakeDecision.Pass();
    }
    if (source.authenticity().needsSecret() && sender.secrets().isEmpty()) {
      return new IntakeDecision.NotYet("no-secret-yet");
    }
    return switch (source.authenticity().verify(body, headers, sender.secrets())) {
      case Authenticity.Verdict.Refused refused -> new IntakeDecision.Refuse(refused.reason());
      case Authenticity.Verdict.Proven ignored -> keep(source, sender, headers, body);
    };
  }

  private IntakeDecision keep(IncidentSource source, Sender sender, DeliveryHeaders headers, byte[] body) {
    Delivery delivery = delivery(source, sender, headers, body);
    String key = orNothing(sender, () -> source.subject(sender.account(), body)).map(subject -> subject.key()).orElse(sender.id());
    return new IntakeDecision.Keep(delivery, key);
  }

  private Delivery delivery(IncidentSource source, Sender sender, DeliveryHeaders headers, byte[] body) {
    return new Delivery(
        DeliveryIds.next(clock),
        sender.id(),
        sender.account(),
        orNothing(sender, () -> source.vendorDeliveryId(headers, body)),
        clock.instant(),
        headers.withoutCredentials(),
        body);
  }

  /** A first look at the bytes must not cost a proven sender its delivery, whatever a tool's own code stumbles over. */
  private static <T> Optional<T> orNothing(Sender sender, Supplier<Optional<T>> look) {
    try {
      return look.get();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.warnf(e, "A delivery is kept without its tool's id or key: sender=%s", sender.id());
      return Optional.empty();
    }
  }
}
