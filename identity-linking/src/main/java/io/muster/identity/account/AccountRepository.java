package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Principal;
import io.muster.identity.oauth.ClientCredentials;
import io.muster.kit.audit.SessionAudit;
import io.muster.kit.secret.Secret;
import io.muster.kit.secret.SealedFor;
import io.muster.kit.secret.Vault;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Accounts in PostgreSQL, the client's secret sealed for its account. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountRow, String> {
  @Inject Vault vault;
  @Inject Clock clock;

  /** The account, if it is registered. */
  Optional<Account> find(AccountId id) {
    return await(() -> Panache.withSession(() -> findById(id.key()))).map(this::account);
  }

  /** All accounts in the order of their keys. */
  List<Account> everyAccount() {
    return await(() -> Panache.withSession(() -> findAll(io.quarkus.panache.common.Sort.by("accountKey")).list())).orElseThrow().stream()
        .map(this::account)
        .toList();
  }

  /** Registers the account or replaces what was known; the audit record commits with it. Gives back the account with its new generation. */
  Account save(Account wish, Principal by) {
    byte[] sealed = vault.seal(wish.client().clientSecret(), sealedFor(wish.id()));
    return account(
        await(() -> Panache.withTransaction(() -> findById(wish.id().key(), LockModeType.PESSIMISTIC_WRITE).chain(known -> store(known, wish, sealed, by))))
            .orElseThrow());
  }

  /** Seals every secret with the newest key of the ring. */
  void reseal() {
    await(() -> Panache.withTransaction(() -> listAll().invoke(rows -> rows.forEach(this::reseal))));
  }

  private void reseal(AccountRow row) {
    vault.reseal(row.clientSecret, sealedFor(new AccountId(row.tool, row.name))).ifPresent(sealed -> row.clientSecret = sealed);
  }

  private Uni<AccountRow> store(AccountRow known, Account wish, byte[] sealed, Principal by) {
    AccountRow row = known == null ? new AccountRow() : known;
    row.accountKey = wish.id().key();
    row.tool = wish.id().tool();
    row.name = wish.id().name();
    row.title = wish.title();
    row.region = wish.region();
    row.clientId = wish.client().clientId();
    row.clientSecret = sealed;
    row.generation++;
    row.changedAt = OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
    return persist(row).chain(() -> Panache.getSession()).chain(session -> audited(session, row, by)).replaceWith(row);
  }

  private static Uni<Void> audited(org.hibernate.reactive.mutiny.Mutiny.Session session, AccountRow row, Principal by) {
    return SessionAudit.write(session, by, "account.register", "account/" + row.accountKey, Map.of("title", row.title, "region", row.region));
  }

  private Account account(AccountRow row) {
    AccountId id = new AccountId(row.tool, row.name);
    Secret secret = vault.open(row.clientSecret, sealedFor(id));
    return new Account(id, row.title, row.region, new ClientCredentials(row.clientId, secret), row.generation);
  }

  /** An account belongs to no tenant; what binds its secret is the account. */
  private static SealedFor sealedFor(AccountId id) {
    return new SealedFor("", id.key(), "client-secret");
  }

  /** Hibernate Reactive wants an event loop: work is handed to one, and the virtual thread waits. */
  private static <T> Optional<T> await(Supplier<Uni<T>> work) {
    try {
      return Optional.ofNullable(VertxContextSupport.subscribeAndAwait(work));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the database refused", e);
    }
  }
}
