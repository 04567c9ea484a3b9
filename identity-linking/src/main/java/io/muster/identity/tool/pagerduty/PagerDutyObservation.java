package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.ResponseFacet;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates what the REST API says of an incident. Every facet gets the time that PagerDuty gives for it: {@code last_status_change_at} for
 * the status, a note's own time for a note, else {@code updated_at}; our own clock has no say.
 */
final class PagerDutyObservation {
  private static final String DEFAULT_TYPE = "incident_default";

  private final AccountId account;
  private final JsonNode incident;
  private final Instant updated;
  private final List<ObservedFacet> facets = new ArrayList<>();

  private PagerDutyObservation(AccountId account, JsonNode incident) {
    this.account = account;
    this.incident = incident;
    Instant created = PagerDutyJson.time(incident, "created_at").orElse(Instant.EPOCH);
    this.updated = changedAt(incident);
    tell(new Facet.Created(created), created);
    tell(new Facet.Seen(Visibility.Kind.PUBLIC), created);
  }

  /** What the answer to an action told: the incident, without its notes. */
  static Observation answered(AccountId account, JsonNode incident) {
    return new PagerDutyObservation(account, incident).told(Observation.Origin.ANSWER, false);
  }

  /** When it last changed, by PagerDuty's clock. */
  static Instant changedAt(JsonNode incident) {
    return PagerDutyJson.time(incident, "updated_at")
        .or(() -> PagerDutyJson.time(incident, "last_status_change_at"))
        .or(() -> PagerDutyJson.time(incident, "created_at"))
        .orElse(Instant.EPOCH);
  }

  /** What a list told: the incident, without its notes. */
  static Observation listed(AccountId account, JsonNode incident) {
    return new PagerDutyObservation(account, incident).told(Observation.Origin.READING, false);
  }

  /** What a whole reading told. */
  static Observation read(AccountId account, JsonNode incident, JsonNode notes) {
    PagerDutyObservation observation = new PagerDutyObservation(account, incident);
    notes.forEach(observation::note);
    return observation.told(Observation.Origin.READING, true);
  }

  /** What the answer to a note told: that note alone. */
  static Observation noted(SubjectId subject, JsonNode note) {
    return new Observation(subject, "answer:note:" + note.path("id").asText(), Observation.Origin.ANSWER, false, List.of(noteFacet(note)));
  }

  /** What the answer to a status update told: that update alone. */
  static Observation updatePublished(SubjectId subject, JsonNode update) {
    Instant at = PagerDutyJson.time(update, "created_at").orElse(Instant.EPOCH);
    Facet facet =
        new Facet.StatusUpdate(
            update.path("id").asText(), PagerDutyJson.actor(update.path("sender")), at, PagerDutyJson.text(update, "subject"), update.path("message").asText(), false);
    return new Observation(
        subject, "answer:update:" + update.path("id").asText(), Observation.Origin.ANSWER, false, List.of(new ObservedFacet(facet, at)));
  }

  private Observation told(Observation.Origin origin, boolean complete) {
    tell(new Facet.Reference(incident.path("incident_number").asText(), PagerDutyJson.link(incident)));
    status();
    people();
    classification();
    PagerDutyJson.text(incident, "title").ifPresent(title -> tell(new Facet.Text(Facet.Purpose.TITLE, title)));
    surroundings();
    String id = "%s:%s:%s:%08x".formatted(origin.name().toLowerCase(java.util.Locale.ROOT), incident.path("id").asText(), updated, facets.hashCode());
    return new Observation(SubjectId.incident(account, incident.path("id").asText()), id, origin, complete, facets);
  }

  private void status() {
    Instant changed = PagerDutyJson.time(incident, "last_status_change_at").orElse(updated);
    Optional<SubjectId> mergedInto =
        PagerDutyJson.text(incident.path("resolve_reason").path("incident"), "id").map(id -> SubjectId.incident(account, id));
    String word = incident.path("status").asText();
    // While triggered, PagerDuty gives updated_at as the change of status: it has been on fire since it was made.
    Instant since = word.equals("triggered") ? PagerDutyJson.time(incident, "created_at").orElse(changed) : changed;
    tell(
        new Facet.Status(PagerDutyJson.phase(word, mergedInto.isPresent()), word, since, PagerDutyJson.actor(incident.path("last_status_change_by")), mergedInto),
        changed);
  }

  private void people() {
    tell(
        new PeopleFacet.Assignees(
            PagerDutyJson.stream(incident.path("assignments")).flatMap(one -> PagerDutyJson.actor(one.path("assignee")).stream()).toList()));
    PagerDutyJson.stream(incident.path("incidents_responders")).forEach(this::responder);
  }

  private void responder(JsonNode asked) {
    PeopleFacet.Reply reply =
        switch (asked.path("state").asText()) {
          case "joined" -> PeopleFacet.Reply.JOINED;
          case "declined", "user_cancelled" -> PeopleFacet.Reply.DECLINED;
          default -> PeopleFacet.Reply.PENDING;
        };
    Instant at = PagerDutyJson.time(asked, "updated_at").orElse(updated);
    PagerDutyJson.actor(asked.path("user"))
        .ifPresent(who -> tell(new PeopleFacet.Responder(who, reply, PagerDutyJson.text(asked, "message"), at), at));
  }

  private void classification() {
    tell(new ClassificationFacet.Service(PagerDutyJson.named(incident.path("service"))));
    tell(new ClassificationFacet.Teams(PagerDutyJson.stream(incident.path("teams")).flatMap(team -> PagerDutyJson.named(team).stream()).toList()));
    tell(new ClassificationFacet.Policy(PagerDutyJson.named(incident.path("escalation_policy")), Optional.empty()));
    tell(new ClassificationFacet.Type(PagerDutyJson.text(incident.path("incident_type"), "name").filter(name -> !DEFAULT_TYPE.equals(name))));
    tell(new ClassificationFacet.Urgency(PagerDutyJson.text(incident, "urgency").map(PagerDutyJson::urgency)));
    tell(new ClassificationFacet.Priority(PagerDutyJson.named(incident.path("priority")).map(PagerDutyJson::priority)));
    PagerDutyJson.stream(incident.path("custom_fields"))
        .forEach(field -> tell(new ClassificationFacet.CustomField(field.path("id").asText(), field.path("display_name").asText(), PagerDutyJson.value(field.path("value")))));
  }

  private void surroundings() {
    // Only told where it was asked for: its absence says nothing.
    if (incident.has("conference_bridge")) {
      JsonNode bridge = incident.path("conference_bridge");
      tell(new ResponseFacet.Bridge(PagerDutyJson.uri(bridge, "conference_url"), PagerDutyJson.text(bridge, "conference_number").stream().toList()));
    }
    JsonNode counts = incident.path("alert_counts");
    if (counts.path("all").asInt() > 0) {
      tell(new Facet.Alerts(counts.path("triggered").asInt(), counts.path("resolved").asInt()));
    }
  }

  private void note(JsonNode note) {
    facets.add(noteFacet(note));
  }

  private static ObservedFacet noteFacet(JsonNode note) {
    Instant at = PagerDutyJson.time(note, "created_at").orElse(Instant.EPOCH);
    return new ObservedFacet(
        new Facet.Note(note.path("id").asText(), Facet.Audience.INTERNAL, PagerDutyJson.actor(note.path("user")), at, note.path("content").asText(), false),
        PagerDutyJson.time(note, "updated_at").orElse(at));
  }

  private void tell(Facet facet) {
    tell(facet, updated);
  }

  private void tell(Facet facet, Instant at) {
    facets.add(new ObservedFacet(facet, at));
  }
}
