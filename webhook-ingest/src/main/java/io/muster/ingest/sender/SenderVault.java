package io.muster.ingest.sender;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.source.SenderSecret;
import io.muster.kit.failure.Failure;
import io.muster.kit.secret.SealedFor;
import io.muster.kit.secret.Secret;
import io.muster.kit.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Seals senders' secrets with this service's key ring, each bound to its account and sender, and opens them again. */
@ApplicationScoped
public class SenderVault {
  private static final Logger LOG = Logger.getLogger(SenderVault.class);
  private static final String PURPOSE = "webhook-secret";

  private final Vault vault;

  SenderVault(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(AccountId account, String senderId, SenderSecret secret) {
    return vault.seal(Secret.of(secret.text()), sealedFor(account, senderId));
  }

  /** The secrets that can be opened; one that cannot is logged and left out, so that the others still prove the sender. */
  public List<SenderSecret> open(SealedSender sender) {
    return sender.secrets().stream().flatMap(sealed -> open(sender, sealed)).toList();
  }

  /** Sealed with the newest key; empty where it is already, or cannot be opened (which is logged). */
  Optional<byte[]> resealed(AccountId account, String senderId, byte[] sealed) {
    try {
      return vault.reseal(sealed, sealedFor(account, senderId));
    } catch (Failure e) {
      LOG.errorf("A secret of a sender cannot be opened and keeps its seal: sender=%s reason=%s", senderId, e.reason());
      return Optional.empty();
    }
  }

  private Stream<SenderSecret> open(SealedSender sender, byte[] sealed) {
    try {
      return Stream.of(new SenderSecret(vault.open(sealed, sealedFor(sender.account(), sender.senderId())).reveal()));
    } catch (Failure e) {
      LOG.errorf("A secret of a sender cannot be opened; give the sender a new one: sender=%s reason=%s", sender.senderId(), e.reason());
      return Stream.empty();
    }
  }

  private static SealedFor sealedFor(AccountId account, String senderId) {
    return new SealedFor(account.key(), senderId, PURPOSE);
  }
}
