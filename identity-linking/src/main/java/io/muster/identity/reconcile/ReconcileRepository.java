package io.muster.identity.reconcile;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When each account is compared, and what came of it. */
@ApplicationScoped
class ReconcileRepository {

  /** How the last comparison of an account ended; absent before the first one. */
  record Standing(AccountId account, Optional<Instant> doneAt, Optional<Integer> open, Optional<Boolean> complete, WebhookStanding webhooks) {}

  /** Accounts that are due, each moved on by {@code every}. */
  List<AccountId> takeDue(Tx tx, Duration every) {
    tx.update("insert into account_reconcile(account_key) select account_key from account on conflict do nothing");
    return tx.rows(
            """
            update account_reconcile set due_at = clock_timestamp() + $1 * interval '1 millisecond'
            where account_key in (select account_key from account_reconcile where due_at <= clock_timestamp() for update skip locked)
            returning account_key""",
            every.toMillis())
        .stream()
        .map(row -> AccountId.parse(row.getString("account_key")))
        .toList();
  }

  /** Makes an account due at once; false where it is not registered. */
  boolean makeDue(Tx tx, AccountId account) {
    return tx.update(
            """
            insert into account_reconcile(account_key, due_at) select account_key, clock_timestamp() from account where account_key = $1
            on conflict (account_key) do update set due_at = least(account_reconcile.due_at, excluded.due_at)""",
            account.key())
        == 1;
  }

  /** Makes every account due. */
  void makeAllDue(Tx tx) {
    tx.update("update account_reconcile set due_at = least(due_at, clock_timestamp())");
  }

  /** When the list of the last comparison was begun; empty before the first one. */
  Optional<Instant> listedAt(Tx tx, AccountId account) {
    return tx.row("select listed_at from account_reconcile where account_key = $1", account.key()).flatMap(row -> Sql.instant(row, "listed_at"));
  }

  /** What came of a comparison. */
  void done(Tx tx, AccountId account, Instant listedAt, int open, boolean complete) {
    tx.update(
        """
        update account_reconcile set listed_at = $2, done_at = clock_timestamp(), open_count = $3, complete = $4 where account_key = $1""",
        account.key(), listedAt, open, complete);
  }

  /** How it stands with the tool's subscriptions; whether that is news. */
  boolean webhooks(Tx tx, AccountId account, WebhookStanding standing) {
    return tx.update("update account_reconcile set webhooks = $2 where account_key = $1 and webhooks <> $2", account.key(), standing.word()) == 1;
  }

  /** Every account, in the order of their keys. */
  List<Standing> all(Tx tx) {
    return tx.rows("select * from account_reconcile order by account_key").stream()
        .map(
            row ->
                new Standing(
                    AccountId.parse(row.getString("account_key")),
                    Sql.instant(row, "done_at"),
                    Optional.ofNullable(row.getInteger("open_count")),
                    Optional.ofNullable(row.getBoolean("complete")),
                    WebhookStanding.of(row.getString("webhooks"))))
        .toList();
  }
}
