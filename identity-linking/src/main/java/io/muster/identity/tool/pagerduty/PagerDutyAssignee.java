package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ActionRequest;
import io.muster.identity.tool.ToolAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** To whom an incident is to go: a person writes a mail address or a name, PagerDuty wants its own id. */
sealed interface PagerDutyAssignee {
  /** The field of the form. */
  String FIELD = "assignee";

  /** The request with PagerDuty's id in it. */
  record Named(ActionRequest request) implements PagerDutyAssignee {}

  /** Nobody, or several people, are called so; the sentence for the person. */
  record Unclear(String sentence) implements PagerDutyAssignee {}

  static PagerDutyAssignee of(PagerDutyClient client, ToolAccount account, ActionRequest request, AccessToken token) {
    String wanted = request.input(FIELD);
    JsonNode found = client.get(account, token, "/users?limit=100&query=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)).path("users");
    List<JsonNode> called = PagerDutyJson.stream(found).filter(user -> isCalled(user, wanted)).toList();
    if (called.size() > 1) {
      return new Unclear("PagerDuty knows several people called " + wanted + ". Write the mail address instead.");
    }
    if (called.isEmpty()) {
      // Also an id is taken as it is: whoever has one means it.
      return wanted.matches("P[A-Z0-9]{5,19}") ? new Named(request) : new Unclear("PagerDuty knows nobody by that mail address or name. Check how it is written there.");
    }
    Map<String, String> inputs = new HashMap<>(request.inputs());
    inputs.put(FIELD, called.getFirst().path("id").asText());
    return new Named(new ActionRequest(request.actionId(), request.subject(), request.verb(), inputs));
  }

  private static boolean isCalled(JsonNode user, String wanted) {
    return wanted.equalsIgnoreCase(user.path("email").asText()) || wanted.equalsIgnoreCase(user.path("name").asText());
  }
}
