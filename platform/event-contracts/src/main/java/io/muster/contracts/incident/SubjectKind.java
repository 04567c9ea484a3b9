package io.muster.contracts.incident;

/**
 * What sort of thing is on fire. Tools that have only alerts, or alerts inside incidents, fit as well.
 */
public enum SubjectKind {
  INCIDENT,
  ALERT,
  ALERT_GROUP,
  ESCALATION;

  /** The word in keys: lower case, hyphenated. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
