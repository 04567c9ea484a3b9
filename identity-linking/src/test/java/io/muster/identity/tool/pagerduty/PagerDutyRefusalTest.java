package io.muster.identity.tool.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.identity.tool.ToolHttp.Answer;
import org.junit.jupiter.api.Test;

class PagerDutyRefusalTest {

  @Test
  void already_resolved_is_what_a_resolver_wanted_but_not_what_an_acknowledger_wanted() {
    assertThat(PagerDutyRefusal.of(PagerDutyVerb.RESOLVE, error(400, 1001, "Incident Already Resolved"))).isInstanceOf(PagerDutyRefusal.AlreadySo.class);
    assertThat(PagerDutyRefusal.of(PagerDutyVerb.ACKNOWLEDGE, error(400, 1001, "Incident Already Resolved"))).isInstanceOf(PagerDutyRefusal.EndedBefore.class);
  }

  @Test
  void already_acknowledged_is_what_an_acknowledger_wanted() {
    assertThat(PagerDutyRefusal.of(PagerDutyVerb.ACKNOWLEDGE, error(400, 1002, "Incident Already Acknowledged"))).isInstanceOf(PagerDutyRefusal.AlreadySo.class);
  }

  @Test
  void a_role_that_does_not_allow_it_sends_to_an_administrator() {
    var refused = last(PagerDutyVerb.ACKNOWLEDGE, error(403, 2010, "Access Denied"));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.NOT_ALLOWED);
    assertThat(refused.remedy()).isEqualTo(Remedy.ASK_ADMINISTRATOR);
    assertThat(refused.text()).isEqualTo("The incident was not acknowledged: your PagerDuty role does not allow it. A PagerDuty administrator can change that.");
  }

  @Test
  void an_incident_that_is_gone_is_said_to_be_gone() {
    assertThat(last(PagerDutyVerb.RESOLVE, error(404, 5001, "Incident Not Found")).reason()).isEqualTo(ActionRefusal.SUBJECT_GONE);
  }

  @Test
  void any_other_refusal_is_told_in_pagerdutys_words_made_plain() {
    var refused = last(PagerDutyVerb.NOTE, error(400, 2001, "<b>Content</b> [is](http://x) too\\nlong"));
    assertThat(refused.reason()).isEqualTo(ActionRefusal.BAD_INPUT);
    assertThat(refused.text()).doesNotContain("<").doesNotContain("](").doesNotContain("\n").endsWith(".");
  }

  @Test
  void a_refusal_without_a_body_still_has_a_sentence() {
    var refused = ((PagerDutyRefusal.Final) PagerDutyRefusal.of(PagerDutyVerb.NOTE, new Answer(400, com.fasterxml.jackson.databind.node.MissingNode.getInstance()))).refused();
    assertThat(refused.text()).isEqualTo("The incident was not given that note. PagerDuty says: it was not accepted.");
  }

  private static io.muster.identity.tool.Outcome.Refused last(PagerDutyVerb verb, Answer answer) {
    return ((PagerDutyRefusal.Final) PagerDutyRefusal.of(verb, answer)).refused();
  }

  private static Answer error(int status, int code, String message) {
    try {
      return new Answer(status, new ObjectMapper().readTree("{\"error\":{\"code\":%d,\"message\":\"x\",\"errors\":[\"%s\"]}}".formatted(code, message)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
