package io.muster.ingest.reconcile;

import io.muster.contracts.identity.IdentityCommand.ReconcileAccount;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks identity-linking to look soon at an account of which something may have been missed. */
@ApplicationScoped
public class ReconcileWishes {
  private final Envelopes envelopes;
  private final Outbox outbox;

  ReconcileWishes(Envelopes envelopes, Outbox outbox) {
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  /**
   * Asks, with the caller's transaction.
   *
   * @param reason one stable word
   */
  public void ask(Tx tx, AccountId account, String reason) {
    outbox.append(
        tx, envelopes.write(account.key(), Principal.system("webhook-ingest"), Optional.empty(), Optional.of(account.key()), new ReconcileAccount(account, reason)));
  }
}
