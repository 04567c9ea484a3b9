package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.oauth.TokenClient;
import io.muster.identity.oauth.TokenFailure;
import io.muster.identity.oauth.TokenSet;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.IncidentTools;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import io.muster.kit.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gets Muster's own token for an account (client credentials), and tells when that does not work. */
@ApplicationScoped
public class AccountGrantWorker implements WorkHandler {
  static final String KIND = "account-grant";

  @Inject AccountRepository accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject TokenClient tokenClient;
  @Inject AccountAnnouncements announcements;
  @Inject WorkQueue workQueue;

  /** What is in the work row. */
  public record Renew(String account) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void perform(WorkItem item) {
    AccountId id = AccountId.parse(item.payload(Renew.class).account());
    Optional<Account> account = accounts.find(id);
    if (account.isEmpty()) {
      return;
    }
    IncidentTool tool = tools.of(account.get().forTool());
    try {
      TokenSet tokens = tokenClient.forAccount(id.tool(), tool.authorisation(account.get().forTool()), account.get().client());
      item.complete(tx -> kept(tx, account.get(), tool, tokens));
    } catch (TokenFailure refused) {
      item.complete(tx -> notKept(tx, account.get(), tool, refused));
    }
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    // Level-triggered: the job that looks for accounts without a token asks again.
  }

  private void kept(Tx tx, Account account, IncidentTool tool, TokenSet tokens) {
    if (grants.keep(tx, account.id(), tokens)) {
      announcements.readable(tx, account, tool);
    }
    workQueue.enqueue(tx, CatalogueWorker.KIND, account.id().key(), new CatalogueWorker.Refresh(account.id().key()));
  }

  private void notKept(Tx tx, Account account, IncidentTool tool, TokenFailure refused) {
    if (grants.failed(tx, account.id(), refused.reason())) {
      announcements.unreadable(tx, account, tool, refused.reason());
    }
  }
}
