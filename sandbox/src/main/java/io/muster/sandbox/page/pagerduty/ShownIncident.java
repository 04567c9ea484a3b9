package io.muster.sandbox.page.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An incident as the page shows it. Times are RFC 3339, people are names.
 *
 * @param number as PagerDuty counts them
 * @param status {@code triggered}, {@code acknowledged} or {@code resolved}
 * @param priority its name; null where it has none
 * @param resolvedBy null while it is not resolved
 * @param notes newest last; null in a list of incidents
 * @param logEntries newest first; null in a list of incidents
 */
public record ShownIncident(
    String id,
    int number,
    String title,
    String status,
    String urgency,
    String priority,
    ServiceName service,
    List<String> assignees,
    String createdAt,
    String lastStatusChangeAt,
    List<String> acknowledgedBy,
    String resolvedBy,
    String htmlUrl,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Entry> notes,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Entry> logEntries) {

  /** The service that it belongs to. */
  public record ServiceName(String id, String summary) {}

  /** A note, or a line of the log. */
  public record Entry(String id, String at, String by, String type, String text) {}

  /** Reads PagerDuty's {@code incident}. */
  public static ShownIncident of(JsonNode incident) {
    String status = incident.path("status").asText();
    return new ShownIncident(
        incident.path("id").asText(),
        incident.path("incident_number").asInt(),
        incident.path("title").asText(),
        status,
        incident.path("urgency").asText(),
        text(incident.at("/priority/summary")).orElse(null),
        new ServiceName(incident.at("/service/id").asText(), incident.at("/service/summary").asText()),
        names(incident.path("assignments"), "assignee"),
        incident.path("created_at").asText(),
        incident.path("last_status_change_at").asText(),
        names(incident.path("acknowledgements"), "acknowledger"),
        status.equals("resolved") ? text(incident.at("/last_status_change_by/summary")).orElse(null) : null,
        incident.path("html_url").asText(),
        null,
        null);
  }

  /** The same with PagerDuty's {@code notes} and {@code log_entries}. */
  public ShownIncident with(JsonNode notes, JsonNode logEntries) {
    List<Entry> noted = entries(notes, "/user/summary", "content");
    List<Entry> logged = entries(logEntries, "/agent/summary", "summary");
    return new ShownIncident(
        id, number, title, status, urgency, priority, service, assignees, createdAt, lastStatusChangeAt, acknowledgedBy, resolvedBy, htmlUrl, noted, logged);
  }

  private static List<Entry> entries(JsonNode all, String by, String text) {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode one : all) {
      entries.add(new Entry(one.path("id").asText(), one.path("created_at").asText(), one.at(by).asText(), one.path("type").asText("note"), one.path(text).asText()));
    }
    return entries;
  }

  private static List<String> names(JsonNode all, String role) {
    List<String> names = new ArrayList<>();
    all.forEach(one -> names.add(one.path(role).path("summary").asText()));
    return names;
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
