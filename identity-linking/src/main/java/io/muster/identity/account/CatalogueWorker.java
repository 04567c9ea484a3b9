package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.connection.ConnectionRepository;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.identity.tool.Catalogue;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.ToolUser;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what an account holds and tells what changed. */
@ApplicationScoped
public class CatalogueWorker implements WorkHandler {
  static final String KIND = "catalogue";

  @Inject AccountRepository accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject CatalogueRepository catalogue;
  @Inject ConnectionRepository connections;
  @Inject PersonLinkRepository links;

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
      Catalogue read = grants.reading(id, token -> tools.of(account.get().forTool()).catalogue(account.get().forTool(), token));
      item.complete(tx -> keep(tx, id, read));
    }
  }

  /** Works across tenants, one after the other: whoever may do more or less in the tool since may do so here as well. */
  private void keep(Tx tx, AccountId id, Catalogue read) {
    catalogue.replace(tx, id, read);
    Map<String, ToolUser> users =
        read.users().stream()
            .filter(user -> user.actor().nativeId().isPresent())
            .collect(Collectors.toMap(user -> user.actor().nativeId().get(), user -> user, (one, other) -> one));
    connections.tenantsOf(tx, id).forEach(tenant -> links.refresh(tx, tenant, id, users));
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    // Level-triggered: the job that looks for old catalogues asks again; what was read before stays.
  }
}
