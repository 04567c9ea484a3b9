package io.muster.sandbox.page.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the PagerDuty account as its stand-in lists it. */
final class PagerDutyState {
  private PagerDutyState() {}

  static PageState.PagerDutyAccount of(JsonNode account) {
    return new PageState.PagerDutyAccount(
        account.path("subdomain").asText(),
        list(account.path("services"), one -> new PageState.PagerDutyService(text(one, "id"), text(one, "name"), text(one, "html_url"))),
        list(account.path("users"), one -> new PageState.User(text(one, "id"), text(one, "name"), text(one, "email"), text(one, "role"))),
        list(account.path("priorities"), one -> new PageState.Priority(text(one, "id"), text(one, "name"))),
        list(account.path("on_calls"), one -> new PageState.OnCall(text(one, "policy"), one.path("level").asInt(), one.at("/user/name").asText())));
  }

  private static <T> List<T> list(JsonNode all, Function<JsonNode, T> shape) {
    return StreamSupport.stream(all.spliterator(), false).map(shape).toList();
  }

  private static String text(JsonNode one, String name) {
    return one.path(name).asText();
  }
}
