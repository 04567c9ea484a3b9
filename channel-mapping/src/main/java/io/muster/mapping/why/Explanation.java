package io.muster.mapping.why;

import io.muster.mapping.routing.DecisionRepository.Taken;
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
