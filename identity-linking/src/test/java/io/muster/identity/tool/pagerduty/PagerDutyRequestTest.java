package io.muster.identity.tool.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.SubjectId;
import io.muster.identity.tool.ActionRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyRequestTest {

  @Test
  void acknowledging_sets_the_status_of_a_reference() {
    assertThat(PagerDutyRequest.body(PagerDutyVerb.ACKNOWLEDGE, request(Map.of())).toString())
        .isEqualTo("{\"incident\":{\"type\":\"incident_reference\",\"status\":\"acknowledged\"}}");
  }

  @Test
  void a_note_keeps_its_text_as_it_is() {
    assertThat(PagerDutyRequest.body(PagerDutyVerb.NOTE, request(Map.of("text", " a \"quoted\"\nline "))).path("note").path("content").asText())
        .isEqualTo("a \"quoted\"\nline");
  }

  @ParameterizedTest
  @EnumSource(value = PagerDutyVerb.class, names = {"NOTE", "STATUS_UPDATE", "PRIORITY", "URGENCY", "TITLE", "REASSIGN", "ESCALATE", "SNOOZE"})
  void what_needs_an_input_says_which_before_anything_is_sent(PagerDutyVerb verb) {
    assertThat(PagerDutyRequest.problem(verb, request(Map.of("text", " "))).orElseThrow()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "10081", "1e3", "", "a while"})
  void a_snooze_lasts_from_a_minute_to_a_week(String minutes) {
    assertThat(PagerDutyRequest.problem(PagerDutyVerb.SNOOZE, request(Map.of("minutes", minutes)))).isPresent();
    assertThat(PagerDutyRequest.body(PagerDutyVerb.SNOOZE, request(Map.of("minutes", "10080"))).path("duration").asLong()).isEqualTo(604_800);
  }

  @Test
  void an_id_stays_one_path_segment_whatever_is_in_it() {
    assertThat(PagerDutyClient.segment("../users/me?x=1 y")).isEqualTo("..%2Fusers%2Fme%3Fx%3D1%20y");
  }

  private static ActionRequest request(Map<String, String> inputs) {
    return new ActionRequest("a", SubjectId.incident(new AccountId("pagerduty", "globex"), "Q1"), "note", inputs);
  }
}
