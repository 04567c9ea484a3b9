package io.muster.identity.tool.pagerduty;

import java.util.Arrays;
import java.util.Optional;

/**
 * What PagerDuty can do to an incident, by Muster's verb.
 *
 * <p>Setting a status, a priority, an urgency or a title again changes nothing; notes and status updates would stand there twice, and every
 * snooze or escalation pages anew.
 */
enum PagerDutyVerb {
  ACKNOWLEDGE("acknowledge", "acknowledged", true),
  RESOLVE("resolve", "resolved", true),
  UNACKNOWLEDGE("unacknowledge", "put back to triggered", true),
  REOPEN("reopen", "reopened", true),
  PRIORITY("priority", "given that priority", true),
  URGENCY("urgency", "given that urgency", true),
  TITLE("title", "renamed", true),
  REASSIGN("reassign", "reassigned", true),
  ESCALATE("escalate", "escalated", false),
  NOTE("note", "given that note", false),
  STATUS_UPDATE("status-update", "updated", false),
  SNOOZE("snooze", "snoozed", false);

  private final String verb;
  private final String participle;
  private final boolean repeatable;

  PagerDutyVerb(String verb, String participle, boolean repeatable) {
    this.verb = verb;
    this.participle = participle;
    this.repeatable = repeatable;
  }

  static Optional<PagerDutyVerb> of(String verb) {
    return Arrays.stream(values()).filter(known -> known.verb.equals(verb)).findFirst();
  }

  boolean repeatable() {
    return repeatable;
  }

  /** For sentences such as "The incident was not acknowledged". */
  String participle() {
    return participle;
  }
}
