package io.muster.identity.grant;

import io.muster.contracts.incident.PersonId;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.oauth.TokenClient;
import io.muster.identity.oauth.TokenFailure;
import io.muster.identity.oauth.TokenSet;
import io.muster.identity.person.LinkedPerson;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.identity.tool.IncidentTools;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Tx;
import io.muster.kit.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * People's own tokens. One caller renews a token while all others, in every replica, wait for what comes of it: a rotated refresh token that is
 * used twice would end the grant. The claim is made under the row's lock and committed before the tool is asked, so that no transaction is open then.
 */
@ApplicationScoped
public class PersonGrants {
  private static final Duration GLANCE = Duration.ofMillis(40);
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Inject Database database;
  @Inject GrantRepository grants;
  @Inject PersonLinkRepository links;
  @Inject Vault vault;
  @Inject TokenClient tokenClient;
  @Inject IncidentTools tools;
  @Inject GrantConfig config;

  private sealed interface Turn {
    record Ready(PersonAccess access) implements Turn {}

    record Mine(LinkedPerson who, GrantTokens tokens, long version) implements Turn {}

    record Theirs() implements Turn {}
  }

  /** A token of this person that still holds for a while. */
  public PersonAccess access(PersonId person, Account account) {
    return usable(person, account, -1);
  }

  /** A newer token than that of this version, which the tool did not accept. */
  public PersonAccess renewed(PersonId person, Account account, long refusedVersion) {
    return usable(person, account, refusedVersion);
  }

  /** Whether Muster holds a grant of this person, good or not. */
  public boolean held(Tx tx, PersonId person, Account account) {
    return grants.find(tx, person, account.id(), config.leeway()).isPresent();
  }

  /** Keeps the grant of a new link. */
  public void keep(Tx tx, LinkedPerson who, TokenSet tokens) {
    byte[] sealed = GrantTokens.of(tokens, Optional.empty()).seal(vault, who.person(), who.account());
    grants.keep(tx, who.person(), who.account(), sealed, tokens.lifetime());
  }

  private PersonAccess usable(PersonId person, Account account, long refusedVersion) {
    long end = System.nanoTime() + config.patience().toNanos();
    while (true) {
      switch (database.inTransaction(tx -> turn(tx, person, account, refusedVersion))) {
        case Turn.Ready(PersonAccess access) -> {
          return access;
        }
        case Turn.Mine mine -> renew(mine, account);
        case Turn.Theirs() -> {
          if (System.nanoTime() > end) {
            throw new RefreshPending();
          }
          LockSupport.parkNanos(GLANCE.toNanos());
        }
      }
    }
  }

  private Turn turn(Tx tx, PersonId person, Account account, long refusedVersion) {
    Optional<LinkedPerson> who = links.find(tx, person, account.id());
    if (who.isEmpty()) {
      return new Turn.Ready(new PersonAccess.NotLinked());
    }
    Optional<GrantRow> row = grants.lock(tx, person, account.id(), config.leeway());
    if (row.isEmpty()) {
      return new Turn.Ready(new PersonAccess.Expired());
    }
    GrantTokens tokens = GrantTokens.open(vault, row.get().sealed(), person, account.id());
    if (!row.get().stale() && row.get().version() > refusedVersion) {
      return new Turn.Ready(new PersonAccess.Usable(who.get(), tokens.access(), row.get().version()));
    }
    if (row.get().refreshing()) {
      return new Turn.Theirs();
    }
    grants.claimRefresh(tx, person, account.id(), config.refreshLease());
    return new Turn.Mine(who.get(), tokens, row.get().version());
  }

  private void renew(Turn.Mine mine, Account account) {
    long end = System.nanoTime() + config.refreshLease().toNanos();
    refreshed(mine, account)
        .ifPresent(
            tokens -> {
              byte[] sealed = GrantTokens.of(tokens, mine.tokens().refresh()).seal(vault, mine.who().person(), account.id());
              keepAtLast(tx -> grants.renew(tx, mine.who().person(), account.id(), mine.version(), sealed, tokens.lifetime()), end);
            });
  }

  /** The next tokens; empty where the tool ended the grant. */
  private Optional<TokenSet> refreshed(Turn.Mine mine, Account account) {
    try {
      IdentityFailpoints.DURING_REFRESH.hit();
      return Optional.of(
          tokenClient.refresh(
              account.id().tool(),
              tools.of(account.forTool()).authorisation(account.forTool()),
              account.client(),
              mine.tokens().refresh().orElseThrow(TokenFailure.GrantRefused::new)));
    } catch (TokenFailure.GrantRefused revoked) {
      database.run(tx -> ended(tx, mine));
      return Optional.empty();
    } catch (RuntimeException failed) {
      database.run(tx -> grants.releaseRefresh(tx, mine.who().person(), account.id(), mine.version()));
      throw failed;
    }
  }

  /**
   * Again and again while PostgreSQL is away and the claim holds: only this process has the rotated token, and whoever spends the old one ends the grant. For
   * the same reason the claim is not given back.
   */
  private void keepAtLast(Consumer<Tx> renewal, long end) {
    while (true) {
      try {
        database.run(renewal);
        return;
      } catch (DatabaseUnavailable e) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void ended(Tx tx, Turn.Mine mine) {
    if (grants.remove(tx, mine.who().person(), mine.who().account(), mine.version())) {
      links.mayNoLongerAct(tx, mine.who());
    }
  }
}
