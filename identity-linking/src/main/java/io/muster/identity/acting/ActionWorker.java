package io.muster.identity.acting;

import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.identity.account.Accounts;
import io.muster.identity.tool.Outcome;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import io.muster.kit.log.LogKeys;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Carries out presses, one after the other for a subject, and ends each with an outcome. */
@ApplicationScoped
class ActionWorker implements WorkHandler {
  static final String KIND = "perform-action";

  private static final Outcome.Refused UNREACHABLE =
      Outcome.Refused.because(
          ActionRefusal.TOOL_UNREACHABLE, "The incident tool does not answer, so nothing is known to be done. Try again in a moment.", Remedy.TRY_AGAIN);

  @Inject Database database;
  @Inject ActionRepository actions;
  @Inject ActionOutcomes outcomes;
  @Inject Accounts accounts;
  @Inject PresserAction presserAction;
  @Inject ActingConfig config;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int concurrency() {
    return config.concurrency();
  }

  @Override
  public Duration longest() {
    // Slower work loses its lease and is looked for, not done twice.
    return Duration.ofSeconds(25);
  }

  @Override
  public int maxAttempts() {
    // Time decides, not a number: see patience.
    return 1_000;
  }

  @Override
  public void perform(WorkItem item) {
    ActionWork work = item.payload(ActionWork.class);
    Optional<Action> found = database.inTransaction(tx -> actions.find(tx, work.tenantId(), work.actionId()));
    if (found.isEmpty() || found.get().status() != Action.Status.READY) {
      return;
    }
    Action action = found.get();
    try (var _ = LogKeys.with("action", action.id()).and("incident", action.subject().key())) {
      Outcome outcome = outcome(action, item);
      item.complete(tx -> outcomes.end(tx, action, outcome));
    }
  }

  /** Given up by the kit: the person is told all the same. */
  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    ActionWork work = item.payload(ActionWork.class);
    actions.find(tx, work.tenantId(), work.actionId()).ifPresent(action -> outcomes.end(tx, action, UNREACHABLE));
  }

  private Outcome outcome(Action action, WorkItem item) {
    try {
      return accounts.find(action.subject().account()).map(account -> presserAction.carryOut(action, account, item)).orElse(UNREACHABLE);
    } catch (Failure failure) {
      boolean mayRetry =
          switch (failure.disposition()) {
            case Disposition.Retry _ -> action.age() < config.patience().toSeconds();
            case Disposition.RetryAfter(var after) -> action.age() + after.toSeconds() < config.patience().toSeconds();
            case Disposition.GiveUp _, Disposition.DisableTarget _ -> false;
          };
      if (mayRetry) {
        throw failure;
      }
      return UNREACHABLE;
    }
  }
}
