package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.wire.Principal;
import io.muster.identity.web.PublicAddresses;
import io.muster.identity.oauth.ClientCredentials;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.IncidentTools;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.problem.GeneralProblem;
import io.muster.kit.problem.Problem;
import io.muster.kit.secret.Secret;
import io.muster.kit.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Registering accounts, and finding them again. */
@ApplicationScoped
public class Accounts {
  @Inject AccountRepository accounts;
  @Inject AccountGrantRepository grants;
  @Inject IncidentTools tools;
  @Inject PublicAddresses addresses;
  @Inject Database database;
  @Inject WorkQueue workQueue;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;

  /** The account, if it is registered. */
  public Optional<Account> find(AccountId id) {
    return accounts.find(id);
  }

  /** Keeps the account, tells what its tool is like, and asks for Muster's own token. A {@link Problem} where something is missing or unknown. */
  AccountResource.View register(AccountId id, AccountResource.Registration wish, Principal by) {
    IncidentTool tool =
        tools.named(id.tool()).orElseThrow(() -> wrong("This Muster knows no tool \"" + id.tool() + "\". It knows: " + String.join(", ", known()) + "."));
    tool.regionProblem(present(wish.region(), "region")).ifPresent(problem -> refuse(problem));
    ClientCredentials client = new ClientCredentials(present(wish.clientId(), "clientId"), Secret.of(present(wish.clientSecret(), "clientSecret")));
    Account saved = accounts.save(new Account(id, present(wish.title(), "title"), wish.region(), client, 0), by);
    // A second transaction: should it be lost, the job that looks for accounts without a token does the same later.
    database.run(tx -> announce(tx, saved, tool, by));
    return view(saved);
  }

  List<AccountResource.View> views() {
    return accounts.everyAccount().stream().map(this::view).toList();
  }

  private void announce(Tx tx, Account account, IncidentTool tool, Principal by) {
    IdentityState.Tool description = tool.description();
    outbox.append(tx, envelopes.write("tool/" + description.tool(), by, Optional.empty(), Optional.empty(), description));
    grants.forget(tx, account.id());
    workQueue.enqueue(tx, AccountGrantWorker.KIND, account.id().key(), new AccountGrantWorker.Renew(account.id().key()));
  }

  private AccountResource.View view(Account account) {
    AccountGrantRepository.Standing standing = database.read(tx -> grants.standing(tx, account.id()));
    return new AccountResource.View(
        account.id().tool(),
        account.id().name(),
        account.title(),
        account.region(),
        account.client().clientId(),
        standing.readable(),
        standing.problem(),
        tools.named(account.id().tool()).map(tool -> AccountRemedy.of(standing.problem(), account, tool)).orElse(""),
        addresses.callback(account.id().tool()).toString());
  }

  private List<String> known() {
    return tools.all().stream().map(tool -> tool.description().tool()).toList();
  }

  private static String present(String value, String field) {
    if (value == null || value.isBlank()) {
      throw wrong("The field \"" + field + "\" is missing or empty.");
    }
    return value.strip();
  }

  private static void refuse(String detail) {
    throw wrong(detail);
  }

  private static Problem wrong(String detail) {
    return new Problem(GeneralProblem.BAD_REQUEST, detail);
  }
}
