package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.identity.tool.Outcome;
import io.muster.identity.tool.ToolHttp.Answer;

/** What a PagerDuty error means for an action; the numbers are those of PagerDuty's published table of REST error codes. */
sealed interface PagerDutyRefusal {

  /** It is as the person wants it: somebody was faster. */
  record AlreadySo() implements PagerDutyRefusal {}

  /** It was resolved meanwhile, so that the wish no longer makes sense. */
  record EndedBefore() implements PagerDutyRefusal {}

  /** The answer for the person is known without looking further. */
  record Final(Outcome.Refused refused) implements PagerDutyRefusal {}

  static PagerDutyRefusal of(PagerDutyVerb verb, Answer answer) {
    return switch (code(answer)) {
      case 1001 -> verb == PagerDutyVerb.RESOLVE ? new AlreadySo() : new EndedBefore();
      case 1002 -> new AlreadySo();
      case 1005 -> refused(ActionRefusal.STATE_CHANGED, "The incident changed in that moment. Nothing was done.", Remedy.SHOW_CURRENT_STATE);
      case 1012 -> refused(ActionRefusal.NOT_POSSIBLE_NOW, "The incident is not acknowledged, so this is not possible now.", Remedy.SHOW_CURRENT_STATE);
      case 1018 -> notAllowed(verb);
      case 1019 -> refused(ActionRefusal.STATE_CHANGED, "The incident was merged into another one. Nothing was done.", Remedy.SHOW_CURRENT_STATE);
      default -> byStatus(verb, answer);
    };
  }

  private static PagerDutyRefusal byStatus(PagerDutyVerb verb, Answer answer) {
    return switch (answer.status()) {
      case 402, 403 -> notAllowed(verb);
      case 404 -> refused(ActionRefusal.SUBJECT_GONE, "PagerDuty no longer knows this incident. Nothing was done.", Remedy.NONE);
      default ->
          refused(
              ActionRefusal.BAD_INPUT,
              "The incident was not " + verb.participle() + ". PagerDuty says: " + PagerDutyWords.plain(answer.body().path("error")),
              Remedy.TRY_AGAIN);
    };
  }

  private static PagerDutyRefusal notAllowed(PagerDutyVerb verb) {
    return refused(
        ActionRefusal.NOT_ALLOWED,
        "The incident was not " + verb.participle() + ": your PagerDuty role does not allow it. A PagerDuty administrator can change that.",
        Remedy.ASK_ADMINISTRATOR);
  }

  private static Final refused(ActionRefusal reason, String text, Remedy remedy) {
    return new Final(Outcome.Refused.because(reason, text, remedy));
  }

  private static int code(Answer answer) {
    JsonNode error = answer.body().path("error");
    return error.path("code").asInt(answer.body().path("code").asInt(0));
  }
}
