package io.muster.ingest.sender;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.ingest.IngestState;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.SenderSecret;
import io.muster.ingest.source.Sources;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be done with senders, whoever asks for it. Each change is one row change, one audit row, one state and one record on the compacted
 * topic, in the caller's transaction.
 */
@ApplicationScoped
class Senders {
  private final SenderRepository repository;
  private final SenderVault vault;
  private final Sources sources;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final Audit audit;

  Senders(SenderRepository repository, SenderVault vault, Sources sources, Envelopes envelopes, Outbox outbox, Audit audit) {
    this.repository = repository;
    this.vault = vault;
    this.sources = sources;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Makes a sender or replaces what is known of it. Without a secret the known ones stay, unless the sender goes to another account. */
  void register(Tx tx, Principal principal, String id, AccountId account, String name, Optional<SenderSecret> secret, Optional<String> subscriptionId) {
    boolean elsewhere = repository.lock(tx, id).map(known -> !known.account().equals(account)).orElse(false);
    repository.put(tx, id, account, name, subscriptionId);
    if (elsewhere || secret.isPresent()) {
      // A sealed secret is bound to its account: it could not be opened for another.
      repository.dropSecrets(tx, id);
    }
    secret.ifPresent(told -> repository.addSecret(tx, id, vault.seal(account, id, told)));
    announce(tx, principal, "sender.register", id, Map.of("account", account.key(), "name", name));
  }

  /** One more secret; false when there is no such sender. */
  boolean addSecret(Tx tx, Principal principal, String id, SenderSecret secret) {
    Optional<SealedSender> known = repository.lock(tx, id);
    known.ifPresent(
        sender -> {
          repository.addSecret(tx, id, vault.seal(sender.account(), id, secret));
          announce(tx, principal, "sender.add-secret", id, Map.of());
        });
    return known.isPresent();
  }

  /** This secret and no other; false when there is no such sender. */
  boolean replaceSecrets(Tx tx, Principal principal, String id, SenderSecret secret) {
    Optional<SealedSender> known = repository.lock(tx, id);
    known.ifPresent(
        sender -> {
          repository.dropSecrets(tx, id);
          repository.addSecret(tx, id, vault.seal(sender.account(), id, secret));
          announce(tx, principal, "sender.replace-secret", id, Map.of());
        });
    return known.isPresent();
  }

  /** Only the newest secret stays; false when there is no such sender. */
  boolean retireSecrets(Tx tx, Principal principal, String id) {
    return change(tx, principal, id, "sender.retire-secrets", () -> repository.dropAllButNewestSecret(tx, id));
  }

  /** Its deliveries are accepted and ignored from now on, and its secrets forgotten; false when there is no such sender. */
  boolean remove(Tx tx, Principal principal, String id) {
    return change(
        tx,
        principal,
        id,
        "sender.remove",
        () -> {
          repository.remove(tx, id);
          repository.dropSecrets(tx, id);
        });
  }

  /** Seals its secrets with the newest key of the ring, in the rows and on the compacted topic; whether there was anything to do. */
  boolean reseal(Tx tx, String id) {
    Optional<SealedSender> known = repository.lock(tx, id);
    if (known.isEmpty()) {
      return false;
    }
    Map<Long, byte[]> anew = new HashMap<>();
    repository.secrets(tx, id).forEach((secretId, sealed) -> vault.resealed(known.get().account(), id, sealed).ifPresent(fresh -> anew.put(secretId, fresh)));
    anew.forEach((secretId, sealed) -> repository.replaceSealed(tx, secretId, sealed));
    if (!anew.isEmpty()) {
      publish(tx, repository.find(tx, id).orElseThrow());
    }
    return !anew.isEmpty();
  }

  private boolean change(Tx tx, Principal principal, String id, String action, Runnable change) {
    Optional<SealedSender> known = repository.lock(tx, id);
    known.ifPresent(
        sender -> {
          change.run();
          announce(tx, principal, action, id, Map.of());
        });
    return known.isPresent();
  }

  private void announce(Tx tx, Principal principal, String action, String id, Map<String, String> detail) {
    SealedSender sender = repository.find(tx, id).orElseThrow();
    audit.write(tx, principal, action, "sender/" + id, detail);
    publish(tx, sender);
    var state = new IngestState.Sender(id, sender.account(), sender.name(), ready(sender), sender.removed());
    outbox.append(tx, envelopes.write(id, principal, Optional.empty(), Optional.of(sender.account().key()), state));
  }

  private void publish(Tx tx, SealedSender sender) {
    outbox.appendRecord(tx, Topics.SENDERS, sender.senderId(), Map.of("content-type", "application/json"), sender.write());
  }

  /** Whether deliveries of this sender can be proven now. */
  boolean ready(SealedSender sender) {
    boolean needsSecret = sources.of(sender.account().tool()).map(IncidentSource::authenticity).map(way -> way.needsSecret()).orElse(true);
    return !sender.removed() && (!needsSecret || !sender.secrets().isEmpty());
  }
}
