package io.muster.identity.tool;

import io.muster.contracts.incident.SubjectId;
import java.util.Map;

/**
 * What is to be done, in Muster's words.
 *
 * @param actionId the same for every attempt
 * @param inputs what the offer's form asked for, by the field's id
 */
public record ActionRequest(String actionId, SubjectId subject, String verb, Map<String, String> inputs) {
  public ActionRequest {
    inputs = Map.copyOf(inputs);
  }

  /** An input with its surrounding blanks taken off; empty text where there is none. */
  public String input(String field) {
    return inputs.getOrDefault(field, "").strip();
  }
}
