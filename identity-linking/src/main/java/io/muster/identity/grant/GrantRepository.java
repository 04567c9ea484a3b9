package io.muster.identity.grant;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.identity.tenancy.Tenancy;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Grants in PostgreSQL, behind row-level security. Every method names the tenant first. */
@ApplicationScoped
class GrantRepository {
  private static final String OF_THE_PERSON = " where tenant = $1 and object_id = $2 and account_key = $3";
  private static final String OF_THIS_VERSION = OF_THE_PERSON + " and version = $4";

  Optional<GrantRow> find(Tx tx, PersonId person, AccountId account, Duration leeway) {
    return select(tx, person, account, leeway, "");
  }

  /** The row, locked until the transaction ends. */
  Optional<GrantRow> lock(Tx tx, PersonId person, AccountId account, Duration leeway) {
    return select(tx, person, account, leeway, " for update");
  }

  private static Optional<GrantRow> select(Tx tx, PersonId person, AccountId account, Duration leeway, String locking) {
    Tenancy.enter(tx, person.tenant());
    return tx.row(
            """
            select sealed, expires_at, version, expires_at < now() + $4 * interval '1 second' as stale,
              coalesce(refreshing_until > clock_timestamp(), false) as refreshing
            from person_grant"""
                + OF_THE_PERSON
                + locking,
            person.tenant().value(),
            person.objectId(),
            account.key(),
            leeway.toSeconds())
        .map(
            row ->
                new GrantRow(
                    Sql.bytes(row, "sealed"),
                    Sql.instant(row, "expires_at").orElseThrow(),
                    row.getLong("version"),
                    row.getBoolean("stale"),
                    row.getBoolean("refreshing")));
  }

  /**
   * A grant from a new link, whatever was there. Versions begin at the clock, not at 1: whoever still renews the grant of a link that was dissolved meanwhile
   * would otherwise take this one for its own.
   */
  void keep(Tx tx, PersonId person, AccountId account, byte[] sealed, Duration lifetime) {
    Tenancy.enter(tx, person.tenant());
    tx.update(
        """
        insert into person_grant(tenant, object_id, account_key, sealed, expires_at, version)
        values ($1, $2, $3, $4, now() + $5 * interval '1 second', (extract(epoch from clock_timestamp()) * 1000000)::bigint)
        on conflict (tenant, object_id, account_key) do update set sealed = excluded.sealed, expires_at = excluded.expires_at,
          version = person_grant.version + 1, refreshing_until = null
        """,
        person.tenant().value(),
        person.objectId(),
        account.key(),
        sealed,
        lifetime.toSeconds());
  }

  /** From now on for this long, one caller is getting the next token. */
  void claimRefresh(Tx tx, PersonId person, AccountId account, Duration lease) {
    tx.update(
        "update person_grant set refreshing_until = clock_timestamp() + $4 * interval '1 second'" + OF_THE_PERSON,
        person.tenant().value(),
        person.objectId(),
        account.key(),
        lease.toSeconds());
  }

  /** The next tokens of the grant of this version; nothing where the person linked again or unlinked meanwhile. */
  void renew(Tx tx, PersonId person, AccountId account, long version, byte[] sealed, Duration lifetime) {
    Tenancy.enter(tx, person.tenant());
    tx.update(
        "update person_grant set sealed = $5, expires_at = now() + $6 * interval '1 second', version = version + 1, refreshing_until = null" + OF_THIS_VERSION,
        person.tenant().value(),
        person.objectId(),
        account.key(),
        version,
        sealed,
        lifetime.toSeconds());
  }

  /** The refresh did not work out; somebody else may try. */
  void releaseRefresh(Tx tx, PersonId person, AccountId account, long version) {
    Tenancy.enter(tx, person.tenant());
    tx.update("update person_grant set refreshing_until = null" + OF_THIS_VERSION, person.tenant().value(), person.objectId(), account.key(), version);
  }

  /** Whose grants a tenant has. */
  List<Whose> whose(Tx tx, TenantId tenant) {
    Tenancy.enter(tx, tenant);
    return tx.rows("select object_id, account_key from person_grant where tenant = $1 order by object_id, account_key", tenant.value()).stream()
        .map(row -> new Whose(new PersonId(tenant, row.getString("object_id")), AccountId.parse(row.getString("account_key"))))
        .toList();
  }

  /** The key of a grant. */
  record Whose(PersonId person, AccountId account) {}

  /** The same grant, sealed anew; its version stays, since its tokens do. */
  void replaceSealed(Tx tx, PersonId person, AccountId account, byte[] sealed) {
    Tenancy.enter(tx, person.tenant());
    tx.update("update person_grant set sealed = $4" + OF_THE_PERSON, person.tenant().value(), person.objectId(), account.key(), sealed);
  }

  /** The tool no longer honours the grant of this version; false where that is gone or another by now. */
  boolean remove(Tx tx, PersonId person, AccountId account, long version) {
    Tenancy.enter(tx, person.tenant());
    return tx.update("delete from person_grant" + OF_THIS_VERSION, person.tenant().value(), person.objectId(), account.key(), version) > 0;
  }
}
