package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.tool.Catalogue;
import io.muster.identity.tool.IncidentTools;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads what an account holds and tells what changed. */
@ApplicationScoped
public class CatalogueWorker implements WorkHandler {
  static final String KIND = "catalogue";

  @Inject AccountRepository accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject CatalogueRepository catalogue;

  /** What is in the work row. */
  public record Refresh(String account) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void perform(WorkItem item) {
    AccountId id = AccountId.parse(item.payload(Refresh.class).account());
    Optional<Account> account = accounts.find(id);
    if (account.isPresent()) {
      Catalogue read = tools.of(account.get().forTool()).catalogue(account.get().forTool(), grants.token(id));
      item.complete(tx -> catalogue.replace(tx, id, read));
    }
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    // Level-triggered: the job that looks for old catalogues asks again; what was read before stays.
  }
}
