package io.muster.identity.acting;

import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.identity.tool.ActionRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was pressed, as it lies in its row.
 *
 * @param afterLink whether it waited for the person to be linked, so that what the person saw must be looked at first
 * @param age seconds since it was pressed, by the database's clock
 */
record Action(
    String id,
    PersonId person,
    String personName,
    SubjectId subject,
    String verb,
    Map<String, String> inputs,
    Phase seenPhase,
    Status status,
    boolean afterLink,
    Optional<String> causedBy,
    Instant createdAt,
    long age) {

  /** How far it came. */
  enum Status {
    READY,
    AWAITS_LINK,
    SUCCEEDED,
    ACCEPTED,
    REFUSED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  /** What the tool is asked for. */
  ActionRequest request() {
    return new ActionRequest(id, subject, verb, inputs);
  }
}
