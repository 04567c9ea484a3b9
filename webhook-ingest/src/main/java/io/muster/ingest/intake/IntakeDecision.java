package io.muster.ingest.intake;

import io.muster.ingest.source.Authenticity.Refusal;
import io.muster.ingest.source.Delivery;

/** What is to be done with a delivery that somebody posted. */
sealed interface IntakeDecision {
  /**
   * It is the sender's: keep it.
   *
   * @param key keeps it in order with others of its subject
   */
  record Keep(Delivery delivery, String key) implements IntakeDecision {}

  /** The sender was removed: accepted, and nothing happens. */
  record Pass() implements IntakeDecision {}

  /** No such sender. */
  record NoSuchSender() implements IntakeDecision {}

  /** The sender's secret is still on its way, or the senders are not read yet: come back later. */
  record NotYet(String reason) implements IntakeDecision {}

  /** It is not the sender's, or cannot be shown to be. */
  record Refuse(Refusal reason) implements IntakeDecision {}
}
