package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** Which half of an exchange a schema is applied to: OpenAPI gives some properties a meaning in one of them only. */
enum Side {
  REQUEST("request", "readOnly"),
  RESPONSE("response", "writeOnly");

  private final String label;
  private final String absentHere;

  Side(String label, String absentHere) {
    this.label = label;
    this.absentHere = absentHere;
  }

  /** The first part of a finding's key. */
  String label() {
    return label;
  }

  /** Whether a property need not be there on this side though the schema requires it: the other side alone may send it. */
  boolean excuses(JsonNode property) {
    return property.path(absentHere).asBoolean(false);
  }
}
