package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.identity.tool.ActionRequest;
import java.util.Optional;
import java.util.function.Consumer;

/** What PagerDuty is asked for each verb: method, path below the incident, body; and what is wrong with the inputs before it is asked. */
final class PagerDutyRequest {
  /** The field of a note or status update. */
  static final String TEXT = "text";

  // https://developer.pagerduty.com/api-reference: a snooze lasts up to a week.
  private static final long LONGEST_SNOOZE_SECONDS = 7L * 24 * 3600;

  private PagerDutyRequest() {}

  static String method(PagerDutyVerb verb) {
    return path(verb).isEmpty() ? "PUT" : "POST";
  }

  static String path(PagerDutyVerb verb) {
    return switch (verb) {
      case ACKNOWLEDGE, RESOLVE, UNACKNOWLEDGE, REOPEN, PRIORITY, URGENCY, TITLE, REASSIGN, ESCALATE -> "";
      case NOTE -> "/notes";
      case STATUS_UPDATE -> "/status_updates";
      case SNOOZE -> "/snooze";
    };
  }

  /** The sentence for the person where the inputs cannot be used. */
  static Optional<String> problem(PagerDutyVerb verb, ActionRequest request) {
    return switch (verb) {
      case ACKNOWLEDGE, RESOLVE, UNACKNOWLEDGE, REOPEN -> Optional.empty();
      case NOTE -> missing(request, TEXT, "Write the note first.");
      case STATUS_UPDATE -> missing(request, TEXT, "Write the status update first.");
      case PRIORITY -> missing(request, "priority", "Choose a priority first.");
      case URGENCY -> missing(request, "urgency", "Choose an urgency first.");
      case TITLE -> missing(request, "title", "Write the title first.");
      case REASSIGN -> missing(request, "assignee", "Say to whom first.");
      case ESCALATE -> level(request).isPresent() ? Optional.empty() : Optional.of("Say to which level, from 1 to 20.");
      case SNOOZE ->
          seconds(request).isPresent() ? Optional.empty() : Optional.of("Say for how many minutes, from 1 minute to 7 days.");
    };
  }

  static ObjectNode body(PagerDutyVerb verb, ActionRequest request) {
    return switch (verb) {
      case ACKNOWLEDGE -> incident(fields -> fields.put("status", "acknowledged"));
      case RESOLVE -> incident(fields -> fields.put("status", "resolved"));
      case UNACKNOWLEDGE, REOPEN -> incident(fields -> fields.put("status", "triggered"));
      // By its name: PagerDuty takes the highest priority that is called so.
      case PRIORITY -> incident(fields -> fields.put("priority", request.input("priority")));
      case URGENCY -> incident(fields -> fields.put("urgency", request.input("urgency")));
      case TITLE -> incident(fields -> fields.put("title", request.input("title")));
      case REASSIGN ->
          incident(
              fields ->
                  fields.putArray("assignments").addObject().putObject("assignee").put("id", request.input("assignee")).put("type", "user_reference"));
      case ESCALATE -> incident(fields -> fields.put("escalation_level", level(request).orElseThrow()));
      case NOTE -> {
        ObjectNode body = PagerDutyActions.object();
        body.putObject("note").put("content", request.input(TEXT));
        yield body;
      }
      case STATUS_UPDATE -> PagerDutyActions.object().put("message", request.input(TEXT));
      case SNOOZE -> PagerDutyActions.object().put("duration", seconds(request).orElseThrow());
    };
  }

  private static ObjectNode incident(Consumer<ObjectNode> fields) {
    ObjectNode body = PagerDutyActions.object();
    fields.accept(body.putObject("incident").put("type", "incident_reference"));
    return body;
  }

  private static Optional<String> missing(ActionRequest request, String field, String sentence) {
    return request.input(field).isEmpty() ? Optional.of(sentence) : Optional.empty();
  }

  private static Optional<Integer> level(ActionRequest request) {
    String level = request.input("level");
    return level.matches("\\d{1,2}") ? Optional.of(Integer.parseInt(level)).filter(number -> number >= 1 && number <= 20) : Optional.empty();
  }

  private static Optional<Long> seconds(ActionRequest request) {
    String minutes = request.input("minutes");
    return minutes.matches("\\d{1,5}")
        ? Optional.of(Long.parseLong(minutes) * 60).filter(seconds -> seconds > 0 && seconds <= LONGEST_SNOOZE_SECONDS)
        : Optional.empty();
  }
}
