package io.muster.contracts.identity;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.SealedText;
import io.muster.contracts.wire.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What identity-linking did and learned.
 */
public sealed interface IdentityEvent extends Message {

  /**
   * The tool did it, as that person.
   *
   * @param already whether it was so before: nothing was changed now
   * @param by who did it in the tool; for {@code already}, who was first, where the tool tells
   */
  @WireName("action.succeeded.v1")
  record ActionSucceeded(String actionId, SubjectId subject, String verb, PersonId person, String personName, Actor by, boolean already, Instant at) implements IdentityEvent {}

  /**
   * The tool took it and will answer later.
   */
  @WireName("action.accepted.v1")
  record ActionAccepted(String actionId, SubjectId subject, String verb, PersonId person, Instant at) implements IdentityEvent {}

  /**
   * It was not done.
   *
   * @param text why, for the person, in plain words
   * @param remedy the next step, if there is one
   */
  @WireName("action.refused.v1")
  record ActionRefused(String actionId, SubjectId subject, String verb, PersonId person, ActionRefusal reason, String text, Remedy remedy, Instant at) implements IdentityEvent {}

  /**
   * The presser is not linked. A link was made; what was pressed waits until the given time.
   */
  @WireName("action.awaits-link.v1")
  record ActionAwaitsLink(String actionId, SubjectId subject, String verb, PersonId person, AccountId account, SealedText url, Instant until) implements IdentityEvent {}

  /**
   * A private, single-use link.
   *
   * @param url sealed to bot-gateway
   */
  @WireName("link.offered.v1")
  record LinkOffered(String requestId, PersonId person, AccountId account, SealedText url, Instant until) implements IdentityEvent {}

  /**
   * No link could be offered.
   *
   * @param accounts those to choose from, where the reason is that there are several
   */
  @WireName("link.refused.v1")
  record LinkRefused(String requestId, PersonId person, LinkRefusal reason, List<AccountId> accounts) implements IdentityEvent {
    public LinkRefused {
      accounts = accounts == null ? List.of() : List.copyOf(accounts);
    }
  }

  /**
   * A person in Teams and a user of a tool are the same, and Muster may act as that person.
   */
  @WireName("person.linked.v1")
  record PersonLinked(PersonId person, String personName, AccountId account, Actor user) implements IdentityEvent {}

  /**
   * The grant of this person is forgotten.
   *
   * @param requestId of the command, if there was one
   */
  @WireName("person.unlinked.v1")
  record PersonUnlinked(Optional<String> requestId, PersonId person, List<AccountId> accounts) implements IdentityEvent {
    public PersonUnlinked {
      requestId = requestId == null ? Optional.empty() : requestId;
      accounts = accounts == null ? List.of() : List.copyOf(accounts);
    }
  }

  /**
   * The account can no longer be read.
   *
   * @param text what an administrator does about it
   */
  @WireName("account-grant.failed.v1")
  record AccountGrantFailed(AccountId account, String reason, String text) implements IdentityEvent {}

  /** Why an action was not done. */
  enum ActionRefusal {
    NOT_ALLOWED,
    NOT_POSSIBLE_NOW,
    SUBJECT_GONE,
    STATE_CHANGED,
    BAD_INPUT,
    LINK_EXPIRED,
    TOOL_UNREACHABLE,
    UNKNOWN_VERB
  }

  /** What the person can do about it. */
  enum Remedy {
    NONE,
    LINK_AGAIN,
    ASK_ADMINISTRATOR,
    SHOW_CURRENT_STATE,
    TRY_AGAIN
  }

  /** Why no link was offered. */
  enum LinkRefusal {
    NO_ACCOUNT,
    SEVERAL_ACCOUNTS,
    UNKNOWN_ACCOUNT
  }
}
