package io.muster.identity.link;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.identity.link.LinkOffer.Status;
import io.muster.identity.tenancy.Tenancy;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Links on their way. A row is seen by its tenant's transactions, and by whoever holds one of its secrets. */
@ApplicationScoped
class LinkOfferRepository {
  private static final String COLUMNS =
      "select id, tenant, object_id, person_name, account_key, status, expires_at > clock_timestamp() as live, browser_hash, verifier from link_offer ";

  /** Keeps a new offer; until when it holds. */
  Instant insert(Tx tx, UUID id, PersonId person, String personName, AccountId account, byte[] tokenHash, Duration lifetime) {
    Tenancy.enter(tx, person.tenant());
    return Sql.instant(
            tx.row(
                    """
                    insert into link_offer(id, tenant, object_id, person_name, account_key, token_hash, status, expires_at)
                    values ($1, $2, $3, $4, $5, $6, 'offered', now() + $7 * interval '1 second') returning expires_at
                    """,
                    id,
                    person.tenant().value(),
                    person.objectId(),
                    personName,
                    account.key(),
                    tokenHash,
                    lifetime.toSeconds())
                .orElseThrow(),
            "expires_at")
        .orElseThrow();
  }

  /** The offer with this token. */
  Optional<LinkOffer> byToken(Tx tx, byte[] tokenHash) {
    Tenancy.possess(tx, tokenHash);
    return tx.row(COLUMNS + "where token_hash = $1 for update", tokenHash).map(LinkOfferRepository::offer);
  }

  /** The offer with this state. */
  Optional<LinkOffer> byState(Tx tx, byte[] stateHash) {
    Tenancy.possess(tx, stateHash);
    return tx.row(COLUMNS + "where state_hash = $1 for update", stateHash).map(LinkOfferRepository::offer);
  }

  /** The newest offer that ended well in this browser within the last minutes. */
  Optional<LinkOffer> linkedIn(Tx tx, byte[] browserHash) {
    Tenancy.possess(tx, browserHash);
    return tx.row(COLUMNS + "where browser_hash = $1 and status = 'linked' and expires_at > clock_timestamp() order by created_at desc limit 1", browserHash)
        .map(LinkOfferRepository::offer);
  }

  /** Started in a browser, with a state for the way back. */
  void start(Tx tx, LinkOffer offer, byte[] browserHash, byte[] stateHash, byte[] verifier, Duration lifetime) {
    Tenancy.enter(tx, offer.person().tenant());
    tx.update(
        """
        update link_offer set status = 'started', browser_hash = $2, state_hash = $3, verifier = $4,
          expires_at = clock_timestamp() + $5 * interval '1 second' where id = $1
        """,
        offer.id(),
        browserHash,
        stateHash,
        verifier,
        lifetime.toSeconds());
  }

  /** Came from the one to the other; false where it was not there any more. The verifier is of no more use. */
  boolean move(Tx tx, LinkOffer offer, Status from, Status to, Optional<LinkRefusal> why) {
    Tenancy.enter(tx, offer.person().tenant());
    return tx.update(
            "update link_offer set status = $3, verifier = null, ended_with = $4 where id = $1 and status = $2",
            offer.id(),
            from.word(),
            to.word(),
            why.map(LinkRefusal::label))
        > 0;
  }

  private static LinkOffer offer(Row row) {
    return new LinkOffer(
        row.getUUID("id"),
        new PersonId(new TenantId(row.getString("tenant")), row.getString("object_id")),
        row.getString("person_name"),
        AccountId.parse(row.getString("account_key")),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getBoolean("live"),
        Optional.ofNullable(Sql.bytes(row, "browser_hash")),
        Optional.ofNullable(Sql.bytes(row, "verifier")));
  }
}
