package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether Teams' limits were kept: how many calls it refused as too many, and whether it was asked again before it said so. */
final class Calls {
  private final List<JsonNode> ledger;

  Calls(List<JsonNode> ledger) {
    this.ledger = ledger;
  }

  /** Calls refused with 429 because the limits were exceeded; scripted ones do not count. */
  int throttled() {
    return (int) ledger.stream().filter(call -> call.path("status").asInt() == 429 && !scripted(call)).count();
  }

  int count() {
    return ledger.size();
  }

  /** Whole seconds are taken at their word; what is not a number says nothing that could be kept to. */
  List<Finding> wrong() {
    Map<String, Instant> closedUntil = new HashMap<>();
    List<Finding> wrong = new ArrayList<>();
    for (JsonNode call : ledger) {
      String conversation = call.path("conversation").asText();
      Instant at = Histories.at(call);
      Instant until = closedUntil.get(conversation);
      if (until != null && at.isBefore(until) && writes(call)) {
        wrong.add(new Finding(Kind.INSIDE_RETRY_AFTER, call.path("operation").asText() + " at " + at + " in " + conversation + ", closed until " + until));
      }
      String after = call.path("retryAfter").asText("");
      if (call.path("status").asInt() == 429 && after.matches("[0-9]{1,4}")) {
        closedUntil.put(conversation, at.plusSeconds(Long.parseLong(after)));
      }
    }
    return wrong;
  }

  private static boolean writes(JsonNode call) {
    return List.of("create", "send", "update", "delete").contains(call.path("operation").asText());
  }

  private static boolean scripted(JsonNode call) {
    return call.path("reason").asText("").contains("Scripted fault");
  }
}
