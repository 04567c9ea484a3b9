package io.muster.identity.acting;

import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.Phase;
import io.muster.identity.IdentityFailpoints;
import io.muster.identity.account.Account;
import io.muster.identity.grant.PersonAccess;
import io.muster.identity.grant.PersonGrants;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.IncidentTools;
import io.muster.identity.tool.Outcome;
import io.muster.identity.tool.ToolFailure;
import io.muster.kit.work.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** Does one action as its presser: with that person's token, renewed once where the tool does not accept it. */
@ApplicationScoped
class PresserAction {
  @Inject PersonGrants grants;
  @Inject IncidentTools tools;

  Outcome carryOut(Action action, Account account, WorkItem item) {
    IncidentTool tool = tools.of(account.forTool());
    String title = tool.description().title();
    if (!tool.knows(action.verb())) {
      return Outcome.Refused.because(ActionRefusal.UNKNOWN_VERB, title + " cannot do this. Nothing was done.", Remedy.SHOW_CURRENT_STATE);
    }
    PersonAccess access = grants.access(action.person(), account);
    if (!(access instanceof PersonAccess.Usable usable)) {
      return linkAgain(title);
    }
    try {
      return asUsable(action, account, usable, with -> attempt(action, account, tool, with, item), title);
    } catch (ToolFailure.Gone gone) {
      return Outcome.Refused.because(ActionRefusal.SUBJECT_GONE, title + " no longer knows this incident. Nothing was done.", Remedy.NONE);
    } catch (ToolFailure.Forbidden forbidden) {
      return Outcome.Refused.because(
          ActionRefusal.NOT_ALLOWED,
          "Your " + title + " role does not let you see this incident, so nothing was done. An administrator there can change that.",
          Remedy.ASK_ADMINISTRATOR);
    }
  }

  private Outcome asUsable(
      Action action, Account account, PersonAccess.Usable usable, Function<PersonAccess.Usable, Outcome> attempt, String title) {
    try {
      return attempt.apply(usable);
    } catch (ToolFailure.Unauthorised refused) {
      return renewed(action, account, usable, attempt, title);
    }
  }

  private Outcome renewed(Action action, Account account, PersonAccess.Usable refused, Function<PersonAccess.Usable, Outcome> attempt, String title) {
    if (!(grants.renewed(action.person(), account, refused.version()) instanceof PersonAccess.Usable again)) {
      return linkAgain(title);
    }
    try {
      return attempt.apply(again);
    } catch (ToolFailure.Unauthorised refusedAgain) {
      return linkAgain(title);
    }
  }

  private Outcome attempt(Action action, Account account, IncidentTool tool, PersonAccess.Usable with, WorkItem item) {
    if (action.afterLink()) {
      Observation now = tool.read(account.forTool(), action.subject(), with.token());
      if (!phase(now).equals(Optional.of(action.seenPhase()))) {
        return new Outcome.Refused(
            ActionRefusal.STATE_CHANGED,
            "The incident changed while you connected your account, so nothing was done. Look at it again and press what you want now.",
            Remedy.SHOW_CURRENT_STATE,
            Optional.of(now));
      }
    }
    Outcome outcome = tool.repeatable(action.verb()) ? perform(action, account, tool, with) : performOnce(action, account, tool, with, item);
    return item.attempt() > 1 ? ofAnEarlierAttempt(outcome, with) : outcome;
  }

  /** What an earlier attempt did before its answer was lost was not done by somebody else. */
  private static Outcome ofAnEarlierAttempt(Outcome outcome, PersonAccess.Usable with) {
    return outcome instanceof Outcome.Already(var by, var at, var told) && by.key().equals(with.who().user().actor().key())
        ? new Outcome.Done(by, at, told)
        : outcome;
  }

  /** What cannot be taken back is marked before the call, and looked for before it is tried again. */
  private Outcome performOnce(Action action, Account account, IncidentTool tool, PersonAccess.Usable with, WorkItem item) {
    if (item.startedBefore()) {
      Optional<Outcome> done = tool.readBack(account.forTool(), action.request(), with.who().user(), with.token(), action.createdAt());
      if (done.isPresent()) {
        return done.get();
      }
    }
    item.markStarted();
    try {
      return perform(action, account, tool, with);
    } catch (ToolFailure.Throttled | ToolFailure.Unauthorised certainlyNotDone) {
      // What an earlier attempt began may still appear: its mark is not this one's to forget.
      if (!item.startedBefore()) {
        item.markNotStarted();
      }
      throw certainlyNotDone;
    }
  }

  private static Outcome perform(Action action, Account account, IncidentTool tool, PersonAccess.Usable with) {
    IdentityFailpoints.BEFORE_ACTION.hit();
    Outcome outcome = tool.perform(account.forTool(), action.request(), with.who().user(), with.token());
    IdentityFailpoints.AFTER_ACTION.hit();
    return outcome;
  }

  private static Optional<Phase> phase(Observation observation) {
    return observation.facets().stream()
        .map(ObservedFacet::facet)
        .filter(Facet.Status.class::isInstance)
        .map(facet -> ((Facet.Status) facet).phase())
        .findFirst();
  }

  private static Outcome linkAgain(String title) {
    return Outcome.Refused.because(
        ActionRefusal.LINK_EXPIRED, title + " no longer lets Muster act for you, so nothing was done. Link your account again.", Remedy.LINK_AGAIN);
  }
}
