package io.muster.identity.tool.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.ObservedFacet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagerDutyObservationTest {
  private static final AccountId ACCOUNT = new AccountId("pagerduty", "globex");
  private static final String INCIDENT =
      """
      {"id":"Q1","type":"incident","html_url":"https://globex.pagerduty.com/incidents/Q1","incident_number":37,"title":"Disk is full",
       "created_at":"2026-11-21T10:00:00Z","updated_at":"2026-11-21T11:05:00+01:00","status":"acknowledged",
       "last_status_change_at":"2026-11-21T10:03:00Z",
       "last_status_change_by":{"id":"U1","type":"user_reference","summary":"Grace Hopper"},
       "service":{"id":"S1","type":"service_reference","summary":"Storage"},
       "assignments":[{"at":"2026-11-21T10:00:00Z","assignee":{"id":"U1","type":"user_reference","summary":"Grace Hopper"}}],
       "escalation_policy":{"id":"E1","type":"escalation_policy_reference","summary":"Everybody"},
       "teams":[{"id":"T1","type":"team_reference","summary":"Storage team"}],
       "priority":{"id":"P1","type":"priority_reference","summary":"P2"},"urgency":"high","incident_type":{"name":"incident_default"},
       "alert_counts":{"all":3,"triggered":2,"resolved":1},"resolve_reason":null,
       "incidents_responders":[{"state":"joined","user":{"id":"U2","type":"user_reference","summary":"Alan"},"updated_at":"2026-11-21T10:04:00Z","message":"please"}]}
      """;

  @Test
  void the_status_has_the_time_of_its_own_change_and_everything_else_that_of_the_last_update() {
    Observation told = PagerDutyObservation.answered(ACCOUNT, json(INCIDENT));
    assertThat(at(told, Facet.Status.class)).isEqualTo(Instant.parse("2026-11-21T10:03:00Z"));
    assertThat(at(told, Facet.Text.class)).isEqualTo(Instant.parse("2026-11-21T10:05:00Z"));
    assertThat(at(told, PeopleFacet.Responder.class)).isEqualTo(Instant.parse("2026-11-21T10:04:00Z"));
  }

  @Test
  void the_status_tells_our_word_theirs_and_who() {
    Facet.Status status = facet(PagerDutyObservation.answered(ACCOUNT, json(INCIDENT)), Facet.Status.class);
    assertThat(status.phase()).isEqualTo(Phase.ACKNOWLEDGED);
    assertThat(status.word()).isEqualTo("acknowledged");
    assertThat(status.by().orElseThrow().name()).isEqualTo("Grace Hopper");
    assertThat(status.since()).isEqualTo(Instant.parse("2026-11-21T10:03:00Z"));
  }

  @Test
  void a_merged_incident_is_closed_and_names_the_other() {
    String merged =
        INCIDENT
            .replace("\"status\":\"acknowledged\"", "\"status\":\"resolved\"")
            .replace("\"resolve_reason\":null", "\"resolve_reason\":{\"type\":\"merge_resolve_reason\",\"incident\":{\"id\":\"Q9\",\"type\":\"incident_reference\"}}");
    Facet.Status status = facet(PagerDutyObservation.answered(ACCOUNT, json(merged)), Facet.Status.class);
    assertThat(status.phase()).isEqualTo(Phase.CLOSED);
    assertThat(status.mergedInto()).contains(SubjectId.incident(ACCOUNT, "Q9"));
  }

  @Test
  void a_reading_holds_the_notes_with_their_own_times_and_is_complete() {
    String notes =
        """
        [{"id":"N1","user":{"id":"R","type":"bot_user_reference","summary":"A rule"},"content":"hello","created_at":"2026-11-21T09:59:00-01:00"}]
        """;
    Observation read = PagerDutyObservation.read(ACCOUNT, json(INCIDENT), json(notes));
    assertThat(read.complete()).isTrue();
    assertThat(read.origin()).isEqualTo(Observation.Origin.READING);
    assertThat(at(read, Facet.Note.class)).isEqualTo(Instant.parse("2026-11-21T10:59:00Z"));
    assertThat(facet(read, Facet.Note.class).author().orElseThrow().kind()).isEqualTo(io.muster.contracts.incident.Actor.Kind.AUTOMATION);
  }

  @Test
  void the_same_answer_twice_has_the_same_id_and_another_answer_another_one() {
    String same = PagerDutyObservation.answered(ACCOUNT, json(INCIDENT)).id();
    assertThat(PagerDutyObservation.answered(ACCOUNT, json(INCIDENT)).id()).isEqualTo(same);
    assertThat(PagerDutyObservation.answered(ACCOUNT, json(INCIDENT.replace("Disk is full", "Disk is empty"))).id()).isNotEqualTo(same);
  }

  @Test
  void what_is_absent_or_odd_is_passed_over() {
    Observation told = PagerDutyObservation.answered(ACCOUNT, json("{\"id\":\"Q1\",\"status\":\"triggered\",\"created_at\":\"yesterday\"}"));
    assertThat(facet(told, Facet.Status.class).phase()).isEqualTo(Phase.TRIGGERED);
    assertThat(told.facets()).noneMatch(observed -> observed.facet() instanceof Facet.Text);
  }

  private static Instant at(Observation observation, Class<? extends Facet> type) {
    return observation.facets().stream().filter(observed -> type.isInstance(observed.facet())).map(ObservedFacet::at).findFirst().orElseThrow();
  }

  private static <T extends Facet> T facet(Observation observation, Class<T> type) {
    List<Facet> facets = observation.facets().stream().map(ObservedFacet::facet).toList();
    return facets.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
