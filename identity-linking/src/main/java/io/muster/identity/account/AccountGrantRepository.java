package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.oauth.TokenSet;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ToolFailure;
import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.SealedFor;
import io.muster.kit.secret.Secret;
import io.muster.kit.secret.Vault;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The tokens with which Muster reads accounts: sealed rows. What each is for is in {@link AccountGrantWorker}. */
@ApplicationScoped
public class AccountGrantRepository {
  private final Database database;
  private final Vault vault;

  @Inject
  AccountGrantRepository(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  private record Held(AccessToken token, long version) {}

  private Held held(AccountId account) {
    return database
        .read(tx -> tx.row("select sealed, version from account_grant where account_key = $1 and readable and expires_at > now()", account.key()))
        .map(row -> new Held(new AccessToken(vault.open(Sql.bytes(row, "sealed"), sealedFor(account)).reveal()), row.getLong("version")))
        .orElseThrow(() -> new AccountUnreadable(account));
  }

  /**
   * Reads with the account's token; {@link AccountUnreadable} while there is none that holds. Where the tool no longer accepts it, though it should still hold,
   * it is forgotten, so that the next look for missing tokens gets another; the failure goes on to whoever repeats the work.
   */
  public <T> T reading(AccountId account, Function<AccessToken, T> read) {
    Held held = held(account);
    try {
      return read.apply(held.token());
    } catch (ToolFailure.Unauthorised refused) {
      database.run(tx -> forget(tx, account, held.version()));
      throw refused;
    }
  }

  /** Whether an account can be read now; {@code problem} is one word where not, else empty text. */
  record Standing(boolean readable, String problem) {}

  /** How it stands with the account. */
  Standing standing(Tx tx, AccountId account) {
    return tx.row("select readable and expires_at > now() as readable, coalesce(failure, '') as failure from account_grant where account_key = $1", account.key())
        .map(row -> new Standing(row.getBoolean("readable"), row.getString("failure")))
        .orElse(new Standing(false, ""));
  }

  /**
   * Marks accounts as unreadable whose token has ended though the tool was asked for another; those for which that is news. Not where nobody has asked yet, as
   * when Muster was stopped for longer than a token lives.
   */
  List<AccountId> expire(Tx tx) {
    return tx.rows(
            """
            update account_grant set readable = false, failure = $1
            where readable and expires_at <= now()
              and exists (select 1 from work where kind = $2 and key = account_key and status = 'waiting' and attempts >= 2)
            returning account_key""",
            AccountRemedy.EXPIRED, AccountGrantWorker.KIND)
        .stream()
        .map(row -> AccountId.parse(row.getString("account_key")))
        .toList();
  }

  /** The account was registered anew: what was known of its token no longer counts. */
  void forget(Tx tx, AccountId account) {
    tx.update("update account_grant set readable = false, failure = null where account_key = $1", account.key());
  }

  /** A refusal that comes late says nothing of the token that came meanwhile. */
  private static void forget(Tx tx, AccountId account, long version) {
    tx.update("update account_grant set readable = false, failure = null where account_key = $1 and version = $2", account.key(), version);
  }

  /** Accounts that are readable and whose catalogue is older than this, or was never read. */
  List<AccountId> withOldCatalogue(Tx tx, Duration age) {
    return tx.rows(
            "select account_key from account_grant where readable and (catalogue_at is null or catalogue_at < now() - $1 * interval '1 second')",
            age.toSeconds())
        .stream()
        .map(row -> AccountId.parse(row.getString("account_key")))
        .toList();
  }

  /** Seals every token with the newest key of the ring. */
  void reseal(Tx tx) {
    for (Row row : tx.rows("select account_key, sealed from account_grant where sealed is not null for update")) {
      AccountId account = AccountId.parse(row.getString("account_key"));
      vault
          .reseal(Sql.bytes(row, "sealed"), sealedFor(account))
          .ifPresent(sealed -> tx.update("update account_grant set sealed = $2 where account_key = $1", account.key(), sealed));
    }
  }

  /** Accounts whose token is missing, failed or has lived four fifths of its time. */
  List<AccountId> due(Tx tx) {
    return tx.rows(
            """
            select a.account_key from account a left join account_grant g on g.account_key = a.account_key
            where g.account_key is null or not g.readable or g.expires_at < now() + (g.expires_at - g.renewed_at) / 5
            """)
        .stream()
        .map(row -> AccountId.parse(row.getString("account_key")))
        .toList();
  }

  /** Keeps a new token; tells whether the account was unreadable before. */
  boolean keep(Tx tx, AccountId account, TokenSet tokens) {
    boolean wasReadable = locked(tx, account).map(row -> row.getBoolean("readable")).orElse(false);
    tx.update(
        """
        insert into account_grant(account_key, sealed, expires_at, renewed_at, version, readable) values ($1, $2, now() + $3 * interval '1 second', now(), 1, true)
        on conflict (account_key) do update set sealed = excluded.sealed, expires_at = excluded.expires_at, renewed_at = now(),
          version = account_grant.version + 1, readable = true, failure = null
        """,
        account.key(),
        vault.seal(Secret.of(tokens.access().value()), sealedFor(account)),
        tokens.lifetime().toSeconds());
    return !wasReadable;
  }

  /** Marks the account unreadable; tells whether that is news. */
  boolean failed(Tx tx, AccountId account, String reason) {
    Optional<String> known = locked(tx, account).flatMap(row -> Optional.ofNullable(row.getString("failure")));
    tx.update(
        """
        insert into account_grant(account_key, readable, failure) values ($1, false, $2)
        on conflict (account_key) do update set readable = false, failure = excluded.failure
        """,
        account.key(),
        reason);
    return !known.equals(Optional.of(reason));
  }

  private static Optional<Row> locked(Tx tx, AccountId account) {
    return tx.row("select readable, failure from account_grant where account_key = $1 for update", account.key());
  }

  private static SealedFor sealedFor(AccountId account) {
    return new SealedFor("", account.key(), "account-grant");
  }
}
