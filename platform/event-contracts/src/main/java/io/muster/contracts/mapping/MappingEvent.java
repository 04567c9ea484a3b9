package io.muster.contracts.mapping;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.util.List;
import java.util.Optional;

/**
 * What channel-mapping decided.
 */
public sealed interface MappingEvent extends Message {

  /**
   * A conversation shows a service from now on (or did already: {@code already}).
   *
   * @param open how many incidents that are open now have no card here and may have one; no more than 1000 are counted
   * @param openShown whether those are shown at once, as was asked for
   */
  @WireName("service.connected.v1")
  record ServiceConnected(String requestId, ConversationId conversation, String mappingId, AccountId account, Named service, PersonId person, boolean already, int open, boolean openShown)
      implements MappingEvent {}

  /**
   * A conversation no longer shows a service.
   */
  @WireName("service.disconnected.v1")
  record ServiceDisconnected(String requestId, ConversationId conversation, String mappingId, AccountId account, Named service, PersonId person) implements MappingEvent {}

  /**
   * Connecting or disconnecting was refused.
   *
   * @param reason one stable word
   * @param account the account that it was about, once that is known
   */
  @WireName("connecting.refused.v1")
  record ConnectingRefused(String requestId, ConversationId conversation, PersonId person, Refusal reason, String address, Optional<AccountId> account, Optional<String> serviceName) implements MappingEvent {
    public ConnectingRefused {
      account = account == null ? Optional.empty() : account;
      serviceName = serviceName == null ? Optional.empty() : serviceName;
    }
  }

  /**
   * Where a revision of an incident goes, and why: one decision per mapping looked at.
   */
  @WireName("incident.routed.v1")
  record IncidentRouted(SubjectId subject, long revision, List<Decision> decisions) implements MappingEvent {
    public IncidentRouted {
      decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }
  }

  /** Why connecting was refused. */
  enum Refusal {
    ADDRESS_NOT_UNDERSTOOD,
    ACCOUNT_NOT_CONNECTED,
    SERVICE_NOT_FOUND,
    PERSON_NOT_LINKED,
    PERSON_NOT_ALLOWED,
    NOT_CONNECTED_HERE
  }

  /**
   * One decision.
   *
   * @param mappingId the mapping that was looked at, with its generation
   * @param shown whether the conversation shows this subject after it
   * @param reason one stable word that says why
   */
  record Decision(ConversationId conversation, String mappingId, long generation, boolean shown, String reason) {}
}
