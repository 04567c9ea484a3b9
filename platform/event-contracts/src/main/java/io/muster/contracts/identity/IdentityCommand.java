package io.muster.contracts.identity;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.util.Map;
import java.util.Optional;

/**
 * What others may ask of identity-linking.
 */
public sealed interface IdentityCommand extends Message {

  /**
   * Do this as this person. Keyed by the subject.
   *
   * @param actionId the same id again does nothing twice
   * @param verb of the offer that was pressed
   * @param inputs what the form asked for
   * @param seenRevision what the person saw
   * @param seenPhase what the person saw
   * @param conversation where it was pressed
   */
  @WireName("perform-action.v1")
  record PerformAction(String actionId, PersonId person, String personName, SubjectId subject, String offerId, String verb, Map<String, String> inputs, long seenRevision, Phase seenPhase, ConversationId conversation) implements IdentityCommand {
    public PerformAction {
      inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
    }
  }

  /**
   * Give this person a private link to connect an account of a tool.
   *
   * @param account which; empty where the tenant has only one
   */
  @WireName("offer-link.v1")
  record OfferLink(String requestId, PersonId person, String personName, Optional<AccountId> account) implements IdentityCommand {
    public OfferLink {
      account = account == null ? Optional.empty() : account;
    }
  }

  /**
   * Forget the grant and the correspondence of this person.
   */
  @WireName("unlink-person.v1")
  record UnlinkPerson(String requestId, PersonId person, Optional<AccountId> account) implements IdentityCommand {
    public UnlinkPerson {
      account = account == null ? Optional.empty() : account;
    }
  }

  /**
   * Read this subject with the account grant and tell webhook-ingest what was read. Keyed by the subject.
   */
  @WireName("fetch-incident.v1")
  record FetchIncident(SubjectId subject, String reason) implements IdentityCommand {}

  /**
   * Something may have been missed: look soon at what is open in this account. Keyed by the account.
   *
   * @param reason one stable word
   */
  @WireName("reconcile-account.v1")
  record ReconcileAccount(AccountId account, String reason) implements IdentityCommand {}
}
