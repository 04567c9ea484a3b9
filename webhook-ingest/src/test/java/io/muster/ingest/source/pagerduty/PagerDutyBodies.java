package io.muster.ingest.source.pagerduty;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A delivery of every event type, composed of the published envelope and our own values. */
public final class PagerDutyBodies {
  private static final String INCIDENT =
      """
      {"id":"Q1TESTINCIDENT","type":"incident","self":"https://api.pagerduty.com/incidents/Q1TESTINCIDENT",
       "html_url":"https://north.pagerduty.com/incidents/Q1TESTINCIDENT","number":4711,"status":"%s",
       "incident_key":"k1","created_at":"2026-11-21T11:59:58Z","title":"Checkout answers slowly",
       "service":{"html_url":"https://north.pagerduty.com/services/PSHOP","id":"PSHOP","summary":"Shop","type":"service_reference"},
       "assignees":[%s],
       "escalation_policy":{"id":"PPOL1","summary":"Shop first","type":"escalation_policy_reference","html_url":null},
       "teams":[{"id":"PTEAM","summary":"Commerce","type":"team_reference"}],
       "priority":{"id":"PPRIO","summary":"P2","type":"priority_reference"},"urgency":"high",
       "conference_bridge":{"conference_number":"+1 555 0100,,1#","conference_url":"https://meet.example.org/shop"},
       "resolve_reason":%s,"incident_type":{"name":"major"}}
      """;
  private static final String ANN = "{\"id\":\"PANN\",\"summary\":\"Ann\",\"type\":\"user_reference\",\"html_url\":\"https://north.pagerduty.com/users/PANN\"}";
  private static final String REFERENCE = "\"incident\":{\"id\":\"Q1TESTINCIDENT\",\"summary\":\"Checkout answers slowly\",\"type\":\"incident_reference\"}";
  private static final Map<String, String> DATA = data();

  private PagerDutyBodies() {}

  /** All event types, in order, that there is a delivery for. */
  public static java.util.Set<String> types() {
    return DATA.keySet();
  }

  /** A delivery of this type, at noon, with an id made of the type. */
  public static byte[] body(String type) {
    return body(type, "EV-" + type, "2026-11-21T12:00:00.250Z");
  }

  /** A delivery of this type. */
  public static byte[] body(String type, String eventId, String occurredAt) {
    return envelope(type, eventId, occurredAt, DATA.get(type));
  }

  /** The published envelope around some data. */
  public static byte[] envelope(String type, String eventId, String occurredAt, String data) {
    return """
        {"event":{"id":"%s","event_type":"%s","resource_type":"%s","occurred_at":"%s","agent":%s,"client":null,"data":%s}}"""
        .formatted(eventId, type, type.substring(0, type.indexOf('.')), occurredAt, ANN, data)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> data() {
    var data = new TreeMap<String, String>();
    for (String type : new String[] {"triggered", "unacknowledged", "reopened", "escalated", "reassigned", "delegated", "priority_updated", "incident_type.changed", "service_updated"}) {
      data.put("incident." + type, INCIDENT.formatted("triggered", ANN, "null"));
    }
    data.put("incident.acknowledged", INCIDENT.formatted("acknowledged", ANN, "null"));
    data.put("incident.resolved", INCIDENT.formatted("resolved", "", "null"));
    data.put("incident.annotated", "{%s,\"id\":\"PNOTE\",\"content\":\"Restarted the proxy\",\"trimmed\":false,\"type\":\"incident_note\"}".formatted(REFERENCE));
    data.put("incident.status_update_published", "{%s,\"id\":\"PUPD\",\"message\":\"A fix is on its way\",\"trimmed\":true,\"type\":\"incident_status_update\"}".formatted(REFERENCE));
    data.put("incident.responder.added", responder("pending"));
    data.put("incident.responder.replied", responder("joined"));
    data.put(
        "incident.role.assigned",
        """
        {"type":"incident_role_assignment","incident_role_assignments":[{"assignee":%s,"id":"a1",%s,"old_assignee":null,
         "role":{"id":"PROLE","summary":"Incident commander","type":"role_reference"},"status":"active","type":"role_assignment_reference"}]}"""
            .formatted(ANN, REFERENCE));
    data.put("incident.task.created", task("todo"));
    data.put("incident.task.updated", task("todo"));
    data.put("incident.task.completed", task("completed"));
    data.put(
        "incident.conference_bridge.updated",
        "{%s,\"conference_numbers\":[{\"label\":\"EU\",\"number\":\"+49 555 0100\"}],\"conference_url\":\"https://meet.example.org/2\",\"type\":\"incident_conference_bridge\"}".formatted(REFERENCE));
    data.put(
        "incident.custom_field_values.updated",
        """
        {%s,"custom_fields":[{"data_type":"string","field_type":"single_value","id":"PENV","name":"environment","type":"field_value","value":"production"},
         {"data_type":"string","field_type":"multi_value","id":"PREG","name":"regions","type":"field_value","value":["eu","us"]}],
         "changed_custom_fields":[{"id":"PENV","name":"environment","type":"field_value","value":"staging"}],"type":"incident_field_values"}"""
            .formatted(REFERENCE));
    for (String state : new String[] {"created", "updated", "terminated"}) {
      data.put(
          "incident.action_invocation." + state,
          "{\"id\":\"INV1\",%s,\"action\":{\"id\":\"ACT1\",\"summary\":\"Restart the shop\",\"type\":\"action_reference\"},\"state\":\"%s\",\"type\":\"incident_action_invocation\"}".formatted(REFERENCE, state));
    }
    for (String state : new String[] {"started", "completed"}) {
      data.put(
          "incident.workflow." + state,
          "{\"id\":\"PWI\",\"type\":\"incident_workflow_instance\",\"summary\":\"Instance\",\"incident_workflow\":{\"id\":\"PWF\",\"summary\":\"Tell the leads\",\"type\":\"incident_workflow_reference\"},%s}".formatted(REFERENCE));
    }
    for (String type : new String[] {"created", "updated", "deleted"}) {
      data.put("service." + type, "{\"id\":\"PSHOP\",\"summary\":\"Shop\",\"type\":\"service\",\"teams\":[]}");
    }
    data.put("service.custom_field_values.updated", "{\"service\":{\"id\":\"PSHOP\",\"type\":\"service_reference\"},\"custom_fields\":[],\"type\":\"service_field_values\"}");
    data.put("pagey.ping", "{\"message\":\"Hello from your friend Pagey!\",\"type\":\"ping\"}");
    return java.util.Collections.unmodifiableMap(data);
  }

  /** An incident that was merged into another. */
  public static String merged() {
    return INCIDENT.formatted("resolved", "", "{\"type\":\"merge_resolve_reason\",\"incident\":{\"id\":\"Q2OTHER\",\"type\":\"incident_reference\"}}");
  }

  private static String responder(String state) {
    return "{%s,\"user\":{\"id\":\"PMAE\",\"summary\":\"Mae\",\"type\":\"user_reference\"},\"escalation_policy\":null,\"message\":\"Please help\",\"state\":\"%s\",\"type\":\"incident_responder\"}".formatted(REFERENCE, state);
  }

  private static String task(String status) {
    return "{\"name\":\"Write to the customers\",\"description\":\"All of them\",\"id\":\"PTASK\",\"summary\":\"Write to the customers\",\"type\":\"incident_task\",\"status\":\"%s\",\"assignees\":[%s],%s}".formatted(status, ANN, REFERENCE);
  }
}
