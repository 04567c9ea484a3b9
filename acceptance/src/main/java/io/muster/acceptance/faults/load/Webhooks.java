package io.muster.acceptance.faults.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.acceptance.faults.schedule.Story;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks V3 as PagerDuty writes and signs them. */
final class Webhooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Webhooks() {}

  /** The event of one step: the whole incident as it is then. */
  static byte[] of(Story story, Story.Step step, String account, Instant at, Instant created) {
    ObjectNode envelope = JSON.createObjectNode();
    ObjectNode event = envelope.putObject("event");
    event.put("id", eventId(story, step)).put("event_type", step.type()).put("resource_type", "incident").put("occurred_at", written(at));
    reference(event.putObject("agent"), account, "users", "PKIM001", "Kim Moreau", "user_reference");
    event.putNull("client");
    incident(event.putObject("data"), story, step, account, created);
    return bytes(envelope);
  }

  /** What PagerDuty sends when somebody tests a subscription. */
  static byte[] ping() {
    ObjectNode envelope = JSON.createObjectNode();
    ObjectNode event = envelope.putObject("event");
    event.put("id", "01PING").put("event_type", "pagey.ping").put("resource_type", "pagey").put("occurred_at", written(Instant.now()));
    event.putNull("agent").putNull("client").putObject("data").put("message", "Hello from your friend Pagey!").put("type", "ping");
    return bytes(envelope);
  }

  /** The same whenever the event is told. */
  static String eventId(Story story, Story.Step step) {
    return "01EVENT" + story.id().toUpperCase(java.util.Locale.ROOT) + "S" + step.number();
  }

  static Map<String, String> headers(String webhookId, String secret, byte[] body) {
    return Map.of(
        "Content-Type", "application/json", "User-Agent", "PagerDuty-Webhook/V3.0", "X-Webhook-Id", webhookId, "X-PagerDuty-Signature", "v1=" + signature(secret, body));
  }

  private static void incident(ObjectNode data, Story story, Story.Step step, String account, Instant created) {
    String id = incidentId(story);
    data.put("id", id).put("type", "incident").put("self", "https://api.pagerduty.com/incidents/" + id).put("html_url", page(account, "incidents", id));
    data.put("number", number(story)).put("status", step.status()).put("incident_key", story.id()).put("created_at", written(created));
    data.put("title", story.titleAfter(step.number()));
    String service = Stage.serviceId(story.service());
    reference(data.putObject("service"), account, "services", service, "Service " + service, "service_reference");
    reference(data.putArray("assignees").addObject(), account, "users", "PKIM001", "Kim Moreau", "user_reference");
    reference(data.putObject("escalation_policy"), account, "escalation_policies", "PPOL001", "Policy", "escalation_policy_reference");
    data.putArray("teams");
    reference(data.putObject("priority"), account, "priorities", "PPRI00" + (1 + step.number() % 3), "P" + (1 + step.number() % 3), "priority_reference");
    data.put("urgency", "high").putNull("conference_bridge").putNull("resolve_reason");
  }

  /** The tool's id of a story's incident. */
  static String incidentId(Story story) {
    return "Q" + story.id().toUpperCase(java.util.Locale.ROOT);
  }

  private static int number(Story story) {
    return Integer.parseInt(story.id().substring(story.id().indexOf('x') + 1));
  }

  private static void reference(ObjectNode node, String account, String kind, String id, String summary, String type) {
    node.put("html_url", page(account, kind, id)).put("id", id).put("self", "https://api.pagerduty.com/" + kind + "/" + id).put("summary", summary).put("type", type);
  }

  private static String page(String account, String kind, String id) {
    return "https://" + account + ".pagerduty.com/" + kind + "/" + id;
  }

  private static String written(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
