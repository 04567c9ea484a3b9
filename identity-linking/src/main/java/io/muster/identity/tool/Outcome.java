package io.muster.identity.tool;

import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Observation;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of an action, as the tool answered. Each may carry what the answer told about the subject.
 */
public sealed interface Outcome {

  /** What the tool told about the subject while answering, if anything. */
  Optional<Observation> told();

  /** It was done now. */
  record Done(Actor by, Instant at, Optional<Observation> told) implements Outcome {}

  /** It was so before: nothing was changed. */
  record Already(Actor by, Instant at, Optional<Observation> told) implements Outcome {}

  /** The tool took it and answers later. */
  record Accepted(Instant at) implements Outcome {
    @Override
    public Optional<Observation> told() {
      return Optional.empty();
    }
  }

  /**
   * It was not done, and trying the same again would not help.
   *
   * @param text why, for the person
   */
  record Refused(ActionRefusal reason, String text, Remedy remedy, Optional<Observation> told) implements Outcome {

    /** A refusal that told nothing about the subject. */
    public static Refused because(ActionRefusal reason, String text, Remedy remedy) {
      return new Refused(reason, text, remedy, Optional.empty());
    }
  }
}
