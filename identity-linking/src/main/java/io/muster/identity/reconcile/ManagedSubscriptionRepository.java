package io.muster.identity.reconcile;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which subscription Muster made for which account. */
@ApplicationScoped
class ManagedSubscriptionRepository {

  /** {@code subscriptionId} is empty while it is being made, or was when a worker ended in the middle. */
  record Managed(String senderId, Optional<String> subscriptionId) {}

  Optional<Managed> find(Tx tx, AccountId account) {
    return tx.row("select sender_id, subscription_id from managed_subscription where account_key = $1", account.key())
        .map(row -> new Managed(row.getString("sender_id"), Optional.ofNullable(row.getString("subscription_id"))));
  }

  /** One for this sender is about to be made. */
  void making(Tx tx, AccountId account, String senderId) {
    tx.update(
        """
        insert into managed_subscription(account_key, sender_id) values ($1, $2)
        on conflict (account_key) do update set sender_id = excluded.sender_id, subscription_id = null, made_at = now()""",
        account.key(), senderId);
  }

  /** It is made. */
  void made(Tx tx, AccountId account, String subscriptionId) {
    tx.update("update managed_subscription set subscription_id = $2, made_at = now() where account_key = $1", account.key(), subscriptionId);
  }
}
