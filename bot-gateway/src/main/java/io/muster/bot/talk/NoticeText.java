package io.muster.bot.talk;

import io.muster.bot.card.CardText;
import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.Incident;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The short reply that tells people of a change, since Teams tells nobody of an edit. */
public final class NoticeText {
  private NoticeText() {}

  /** One line; empty when nothing of it is worth a line. */
  public static Optional<String> of(Incident incident, List<Notice> notices) {
    String line = notices.stream().map(NoticeText::words).distinct().collect(Collectors.joining(" · "));
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String number = incident.reference() == null || incident.reference().number() == null ? "" : CardText.of("#" + incident.reference().number(), 30) + " ";
    return Optional.of(number + line + ": " + CardText.of(incident.title(), 200));
  }

  private static String words(Notice notice) {
    String by = notice.by().map(who -> " by " + CardText.of(who.name(), 60)).orElse("");
    return word(notice.change()) + by;
  }

  private static String word(Change change) {
    return switch (change) {
      case TRIGGERED -> "Triggered again";
      case ACKNOWLEDGED -> "Acknowledged";
      case UNACKNOWLEDGED -> "No longer acknowledged";
      case ESCALATED -> "Escalated";
      case REASSIGNED -> "Reassigned";
      case DELEGATED -> "Moved to another escalation policy";
      case PRIORITY_RAISED -> "Priority raised";
      case PRIORITY_CHANGED -> "Priority changed";
      case URGENCY_CHANGED -> "Urgency changed";
      case NOTE_ADDED -> "Note added";
      case STATUS_UPDATE_PUBLISHED -> "Status update";
      case RESPONDER_ADDED -> "Responder invited";
      case RESPONDER_REPLIED -> "Responder answered";
      case ROLE_ASSIGNED -> "Role assigned";
      case TASK_CHANGED -> "Task changed";
      case MILESTONE_REACHED -> "Milestone reached";
      case BRIDGE_CHANGED -> "Bridge changed";
      case FIELDS_CHANGED -> "Fields changed";
      case TYPE_CHANGED -> "Type changed";
      case SERVICE_CHANGED -> "Moved to another service";
      case WORKFLOW_STARTED -> "Workflow started";
      case WORKFLOW_COMPLETED -> "Workflow completed";
      case ACTION_INVOKED -> "Action invoked";
      case SNOOZED -> "Snoozed";
      case MERGED -> "Merged";
      case REOPENED -> "Reopened";
      case RESOLVED -> "Resolved";
      case CLOSED -> "Closed";
      case VISIBILITY_CHANGED -> "Visibility changed";
      case TEXT_CHANGED -> "Text changed";
      case ALERTS_CHANGED -> "Alerts changed";
      case OTHER -> "Changed";
    };
  }
}
