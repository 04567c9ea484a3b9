package io.muster.bot.press;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.inbound.ActivityAnswer;

/** The forms of answers that Teams reads. */
final class InvokeAnswers {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private InvokeAnswers() {}

  /** The card that the presser sees from now on; everybody else sees the message as it is. */
  static ActivityAnswer card(ObjectNode card) {
    ObjectNode answer = JSON.objectNode().put("statusCode", 200).put("type", "application/vnd.microsoft.card.adaptive");
    answer.set("value", card);
    return new ActivityAnswer.Body(answer);
  }

  /** A refusal in words, shown to the presser beside the button. */
  static ActivityAnswer refused(String code, String text) {
    ObjectNode answer = JSON.objectNode().put("statusCode", 400).put("type", "application/vnd.microsoft.error");
    answer.putObject("value").put("code", code).put("message", text);
    return new ActivityAnswer.Body(answer);
  }

  /** A dialog that opens, or goes on. */
  static ActivityAnswer dialog(String title, ObjectNode card) {
    ObjectNode value = JSON.objectNode().put("title", title).put("height", "medium").put("width", "medium");
    value.putObject("card").put("contentType", "application/vnd.microsoft.card.adaptive").set("content", card);
    ObjectNode answer = JSON.objectNode();
    answer.putObject("task").put("type", "continue").set("value", value);
    return new ActivityAnswer.Body(answer);
  }
}
