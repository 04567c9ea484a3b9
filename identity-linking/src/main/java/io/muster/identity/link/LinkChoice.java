package io.muster.identity.link;

import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.incident.AccountId;
import java.util.List;
import java.util.Optional;

/** For which account a link is meant: a pure decision. */
sealed interface LinkChoice {

  /** For this one. */
  record This(AccountId account) implements LinkChoice {}

  /** For none, and why. */
  record Refused(IdentityEvent.LinkRefusal reason) implements LinkChoice {}

  /**
   * Chooses.
   *
   * @param accounts those that the person's tenant uses
   * @param wanted what the person named
   */
  static LinkChoice of(List<AccountId> accounts, Optional<AccountId> wanted) {
    if (wanted.isPresent()) {
      return accounts.contains(wanted.get()) ? new This(wanted.get()) : new Refused(IdentityEvent.LinkRefusal.UNKNOWN_ACCOUNT);
    }
    return switch (accounts.size()) {
      case 0 -> new Refused(IdentityEvent.LinkRefusal.NO_ACCOUNT);
      case 1 -> new This(accounts.getFirst());
      default -> new Refused(IdentityEvent.LinkRefusal.SEVERAL_ACCOUNTS);
    };
  }
}
