package io.muster.identity.account;

import io.muster.contracts.identity.IdentityEvent.AccountGrantFailed;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.identity.tool.IncidentTool;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells whether an account can be read, and what to do where not. */
@ApplicationScoped
class AccountAnnouncements {
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;

  /** It can be read from now on. */
  void readable(Tx tx, Account account, IncidentTool tool) {
    publish(tx, account, "account/" + account.id().key(), state(account, tool, true));
  }

  /** It can no longer be read. */
  void unreadable(Tx tx, Account account, IncidentTool tool, String reason) {
    publish(tx, account, "account/" + account.id().key(), state(account, tool, false));
    publish(tx, account, account.id().key(), new AccountGrantFailed(account.id(), reason, AccountRemedy.of(reason, account, tool)));
  }

  private static IdentityState state(Account account, IncidentTool tool, boolean readable) {
    return new IdentityState.Account(account.id(), account.title(), tool.web(account.forTool()), readable);
  }

  private void publish(Tx tx, Account account, String key, Message message) {
    outbox.append(tx, envelopes.write(key, Principal.system("identity-linking"), Optional.empty(), Optional.of(account.id().key()), message));
  }
}
