package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import java.time.Duration;

/** Muster has no token for an account at the moment; the worker that renews tokens is after it. */
public final class AccountUnreadable extends Failure {
  AccountUnreadable(AccountId account) {
    super("account-unreadable", Disposition.retryAfter(Duration.ofSeconds(5)), "there is no token that holds for " + account.key());
  }
}
