package io.muster.mapping.why;

import io.muster.mapping.routing.DecisionRepository.Heard;
import io.muster.mapping.routing.DecisionRepository.Taken;
import io.muster.contracts.incident.ConversationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One decision in words.
 *
 * @param subject the subject's key
 * @param revision of the subject that was decided about
 * @param shown whether the conversation shows it after the decision
 * @param reason the stable word
 * @param text what a person reads
 * @param number what people call the subject; empty text while none is known, as for title, service and the address of the service's page
 * @param command what can be written in the conversation to have it otherwise: {@code connect} or {@code disconnect}; empty text where nothing helps
 */
public record Explanation(
    String subject, long revision, String tenant, String conversation, String mappingId, long generation, boolean shown, String reason, String text, Instant at,
    String number, String title, String service, String servicePage, String command) {
  /** Nothing was ever decided about it here, because no mapping of the conversation covers it. */
  static Explanation notCovered(ConversationId conversation, String subject, Instant now, Optional<Heard> heard) {
    return new Explanation(subject, 0, conversation.tenant().value(), conversation.value(), "", 0, false, "not-covered",
        "This conversation shows neither its service nor its teams.", now, heard.map(Heard::number).orElse(""), heard.map(Heard::title).orElse(""),
        heard.map(Heard::service).orElse(""), heard.map(Heard::servicePage).orElse(""), "connect");
  }

  static Explanation of(Taken taken, Optional<Heard> heard) {
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
        taken.at(),
        heard.map(Heard::number).orElse(""),
        heard.map(Heard::title).orElse(""),
        heard.map(Heard::service).orElse(""),
        heard.map(Heard::servicePage).orElse(""),
        taken.reason().command());
  }
}
