package io.muster.mapping.why;

import io.muster.mapping.routing.DecisionRepository.Taken;
import io.muster.contracts.incident.ConversationId;
import java.time.Instant;

/**
 * One decision in words.
 *
 * @param subject the subject's key
 * @param revision of the subject that was decided about
 * @param shown whether the conversation shows it after the decision
 * @param reason the stable word
 * @param text what a person reads
 */
public record Explanation(
    String subject, long revision, String tenant, String conversation, String mappingId, long generation, boolean shown, String reason, String text, Instant at) {
  /** Nothing was ever decided about it here, because no mapping of the conversation covers it. */
  static Explanation notCovered(ConversationId conversation, String subject, Instant now) {
    return new Explanation(subject, 0, conversation.tenant().value(), conversation.value(), "", 0, false, "not-covered",
        "This conversation shows neither its service nor its teams. Write connect and the address of the service's page: incidents that come afterwards are shown here.", now);
  }

  static Explanation of(Taken taken) {
    return new Explanation(
        taken.subject(),
        taken.revision(),
        taken.tenant(),
        taken.conversation(),
        taken.mapping(),
        taken.generation(),
        taken.shown(),
        taken.reason().label(),
        taken.reason().sentence(),
        taken.at());
  }
}
