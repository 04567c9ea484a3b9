package io.muster.identity.acting;

import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.identity.tool.Outcome;
import io.muster.kit.database.Tx;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells people whose press has waited for a link too long that nothing was done. */
@ApplicationScoped
class WaitEndedWorker implements WorkHandler {
  static final String KIND = "action-wait-ended";

  @Inject ActionRepository actions;
  @Inject ActionOutcomes outcomes;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void perform(WorkItem item) {
    item.complete(tx -> endWaiting(tx, item.payload(ActionWork.class)));
  }

  private void endWaiting(Tx tx, ActionWork work) {
    actions
        .find(tx, work.tenantId(), work.actionId())
        .filter(action -> action.status() == Action.Status.AWAITS_LINK)
        .ifPresent(
            action ->
                outcomes.end(
                    tx,
                    action,
                    Outcome.Refused.because(
                        ActionRefusal.LINK_EXPIRED, "You did not link your account in time, so nothing was done. Press again to get a new link.", Remedy.TRY_AGAIN)));
  }
}
