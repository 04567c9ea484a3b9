package io.muster.identity.acting;

import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.identity.IdentityEvent.ActionAwaitsLink;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Envelope;
import io.muster.identity.acting.Action.Status;
import io.muster.identity.connection.ConnectionRepository;
import io.muster.identity.link.AfterLink;
import io.muster.identity.link.LinkOffers;
import io.muster.identity.person.LinkedPerson;
import io.muster.identity.person.PersonLinkRepository;
import io.muster.identity.tool.Outcome;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.kit.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Takes presses: to be done at once by the worker, or to wait until the presser is linked. */
@ApplicationScoped
class Acting implements AfterLink {
  @Inject ActionRepository actions;
  @Inject ActionOutcomes outcomes;
  @Inject ConnectionRepository connections;
  @Inject PersonLinkRepository links;
  @Inject LinkOffers offers;
  @Inject WorkQueue workQueue;
  @Inject Envelopes envelopes;
  @Inject Outbox outbox;
  @Inject ActingConfig config;

  void take(Tx tx, Envelope<?> command, PerformAction press) {
    AccountId account = press.subject().account();
    boolean connected = connections.accountsOf(tx, press.person().tenant()).contains(account);
    boolean linked = connected && links.find(tx, press.person(), account).isPresent();
    if (!actions.insert(tx, press, !connected || linked ? Status.READY : Status.AWAITS_LINK, command.id())) {
      return;
    }
    if (!connected) {
      refuseForeign(tx, press);
    } else if (linked) {
      enqueue(tx, press.person().tenant().value(), press.actionId(), press.subject().key());
    } else {
      offerLink(tx, command, press);
    }
  }

  @Override
  public void linked(Tx tx, LinkedPerson who) {
    actions.release(tx, who.person(), who.account())
        .forEach(action -> enqueue(tx, who.person().tenant().value(), action.id(), action.subject().key()));
  }

  /** The tenant does not use the account: nothing of it may be touched from there. */
  private void refuseForeign(Tx tx, PerformAction press) {
    Action action = actions.find(tx, press.person().tenant(), press.actionId()).orElseThrow();
    outcomes.end(
        tx,
        action,
        Outcome.Refused.because(
            ActionRefusal.NOT_ALLOWED,
            "Your organisation is not connected to this incident's account, so nothing was done. Ask whoever looks after Muster.",
            Remedy.ASK_ADMINISTRATOR));
  }

  private void offerLink(Tx tx, Envelope<?> command, PerformAction press) {
    AccountId account = press.subject().account();
    LinkOffers.Offered link = offers.offer(tx, press.person(), press.personName(), account, "action-awaits-link/" + press.actionId());
    Instant until = actions.waitUntil(tx, press.actionId(), config.waitForLink());
    ActionWork payload = new ActionWork(press.person().tenant().value(), press.actionId());
    workQueue.enqueue(tx, WaitEndedWorker.KIND, press.actionId(), payload, config.waitForLink());
    outbox.append(
        tx,
        envelopes.causedBy(
            command,
            press.subject().key(),
            new ActionAwaitsLink(press.actionId(), press.subject(), press.verb(), press.person(), account, link.url(), until)));
  }

  private void enqueue(Tx tx, String tenant, String actionId, String subjectKey) {
    workQueue.enqueue(tx, ActionWorker.KIND, subjectKey, new ActionWork(tenant, actionId));
  }
}
