package io.muster.contracts.ingest;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.SealedText;
import io.muster.contracts.wire.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What others may ask of webhook-ingest.
 */
public sealed interface IngestCommand extends Message {

  /**
   * Take deliveries of this sender from now on. The same id again replaces what was known; a sender without a secret is answered "come back later".
   *
   * @param secret sealed to webhook-ingest; empty while it is on its way
   */
  @WireName("register-sender.v1")
  record RegisterSender(String senderId, AccountId account, Optional<SealedText> secret, Optional<String> subscriptionId, String name) implements IngestCommand {
    public RegisterSender {
      secret = secret == null ? Optional.empty() : secret;
      subscriptionId = subscriptionId == null ? Optional.empty() : subscriptionId;
    }
  }

  /**
   * Accept one more secret of this sender; the older ones stay until they are retired.
   */
  @WireName("add-sender-secret.v1")
  record AddSenderSecret(String senderId, SealedText secret) implements IngestCommand {}

  /**
   * Forget all secrets but the newest.
   */
  @WireName("retire-sender-secrets.v1")
  record RetireSenderSecrets(String senderId) implements IngestCommand {}

  /**
   * Stop taking deliveries of this sender: they are answered 202 and nothing happens.
   */
  @WireName("remove-sender.v1")
  record RemoveSender(String senderId) implements IngestCommand {}

  /**
   * Fold in what was read or answered elsewhere. Keyed by the subject.
   */
  @WireName("observe-incident.v1")
  record ObserveIncident(Observation observation) implements IngestCommand {}

  /**
   * Compare this list of what is open in the tool with what is known: what was missed is asked for. Keyed by the account.
   *
   * @param listedAt when the reading of the list began, by the reader's clock
   * @param complete whether the list holds all that is open; otherwise nothing follows from what it does not hold
   */
  @WireName("compare-open-incidents.v1")
  record CompareOpenIncidents(AccountId account, Instant listedAt, boolean complete, List<OpenIncident> open) implements IngestCommand {
    public CompareOpenIncidents {
      open = open == null ? List.of() : List.copyOf(open);
    }
  }

  /**
   * The tool was asked for this subject and does not know it (any more). Keyed by the subject.
   */
  @WireName("subject-not-found.v1")
  record SubjectNotFound(SubjectId subject, Instant askedAt) implements IngestCommand {}

  /**
   * One that is open.
   *
   * @param nativeId the tool's own id
   * @param changedAt when it last changed, by the tool's clock
   */
  record OpenIncident(String nativeId, Instant changedAt) {}
}
