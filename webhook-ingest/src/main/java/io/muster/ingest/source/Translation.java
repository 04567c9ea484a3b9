package io.muster.ingest.source;

import io.muster.contracts.incident.Observation;
import java.util.List;

/** What a delivery says, in Muster's words. */
public sealed interface Translation {

  /** It tells about subjects: at least one. */
  record Observations(List<Observation> observations) implements Translation {
    public Observations {
      observations = List.copyOf(observations);
    }
  }

  /** The tool tried the sender out, and it works. */
  record TestDelivery() implements Translation {}

  /**
   * It is understood and tells nothing that Muster follows.
   *
   * @param reason one stable word
   */
  record Nothing(String reason) implements Translation {}

  /**
   * It is kept for an operator, and perhaps for a later version.
   *
   * @param reason one stable word, the heading of its runbook
   */
  record Untranslatable(String reason) implements Translation {}
}
