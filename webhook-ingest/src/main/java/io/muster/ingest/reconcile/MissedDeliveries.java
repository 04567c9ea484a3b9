package io.muster.ingest.reconcile;

import io.muster.contracts.incident.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts whose deliveries were sent away: a tool that does not repeat has told something that nobody here knows. */
@ApplicationScoped
public class MissedDeliveries {
  private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();

  /** A delivery of this account was not kept. Never waits. */
  public void note(AccountId account) {
    accounts.add(account);
  }

  /** Those noted so far; they are noted no longer. */
  Set<AccountId> take() {
    var taken = new HashSet<>(accounts);
    accounts.removeAll(taken);
    return taken;
  }
}
