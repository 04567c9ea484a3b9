package io.muster.kit.deadletter;

import io.muster.kit.problem.Refusal;

/** What can be wrong with what an operator asks of the dead letters. */
final class DeadLetterProblem {
  static final Refusal NO_SUCH_LETTER = new Refusal(404, "no-such-dead-letter", "There is no such dead letter", "dead-letters");
  static final Refusal ALREADY_SETTLED = new Refusal(409, "already-settled", "The dead letter was dealt with before", "dead-letters");
  static final Refusal STILL_FAILS = new Refusal(409, "still-fails", "The record still cannot be taken", "dead-letters");

  private DeadLetterProblem() {}
}
