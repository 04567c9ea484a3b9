package io.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class PublishedContractTest {
  private static final String NOTE = "{\"note\":{\"content\":\"Looking at it\"}}";
  private static final String NOTED =
      """
      {"note":{"id":"PWL7QXS","content":"Looking at it","created_at":"2026-11-21T09:00:00Z",
       "user":{"id":"PTUXL6G","type":"user_reference","summary":"Ana","self":"https://api.pagerduty.com/users/PTUXL6G","html_url":null}}}
      """;
  private static final Exchange GOOD_NOTE = Exchange.json("POST", "/incidents/PT4KHLK/notes", NOTE, 200, NOTED);
  private static final String ACTIVITY = "{\"type\":\"message\",\"text\":\"hello\"}";
  private static final Exchange GOOD_ACTIVITY =
      Exchange.json("POST", "/v3/conversations/19:abc@thread.tacv2/activities", ACTIVITY, 201, "{\"id\":\"1\"}");
  private static final Exchange GOOD_ACKNOWLEDGEMENT =
      Exchange.json(
          "POST", "/incident/ack", "{\"incident_ids\":[\"69da451ef77b1b51f40e83ee\"]}", 200, "{\"request_id\":\"01HK8\",\"data\":{}}");

  @Test
  void each_dialect_accepts_a_good_exchange_and_refuses_a_mutation_of_both_bodies() {
    var samples =
        java.util.Map.of(
            "pagerduty/rest-openapiv3.json", GOOD_NOTE,
            "microsoft/bot-connector-api-swagger2.json", GOOD_ACTIVITY,
            "flashduty/on-call-openapi3.json", GOOD_ACKNOWLEDGEMENT);
    samples.forEach(
        (file, good) -> {
          var contract = PublishedContract.read(file);
          contract.requireValid(good);
          assertThat(MutationCheck.of(contract).refusesAMutationOf(good)).hasSize(2).allMatch(line -> line.contains("is refused"));
        });
  }

  @Test
  void a_wrong_type_a_missing_property_and_an_invented_property_are_found() {
    var contract = PublishedContract.read("pagerduty/rest-openapiv3.json");
    assertThat(contract.validate(GOOD_NOTE.withRequestBody("{\"note\":{\"content\":{}}}")))
        .extracting(Finding::key).contains("request.body.type");
    assertThat(contract.validate(GOOD_NOTE.withRequestBody("{\"note\":{\"content\":\"x\",\"contents\":\"x\"}}")))
        .containsExactly(new Finding(Finding.UNKNOWN_PROPERTY, "/note/contents", "is not in the contract"));
    assertThat(contract.validate(GOOD_NOTE.withRequestBody("{\"note\":{}}")))
        .extracting(Finding::key).containsExactly("request.body.required");
  }

  @Test
  void an_unknown_path_an_unknown_method_and_an_unlisted_status_fail() {
    var contract = PublishedContract.read("pagerduty/rest-openapiv3.json");
    assertThat(contract.validate(Exchange.json("GET", "/incidentz", "", 200, "{}"))).extracting(Finding::key).containsExactly("unknown-path");
    assertThat(contract.validate(Exchange.json("PATCH", "/incidents/P1", "", 200, "{}")))
        .extracting(Finding::key).containsExactly("unknown-method");
    assertThat(contract.validate(GOOD_NOTE.withStatus(299))).extracting(Finding::key).contains("unknown-status");
    assertThat(contract.validate(Exchange.json("POST", "/incidents/P1/notes", NOTE, 503, ""))).as("an outage").isEmpty();
  }

  @Test
  void one_place_may_be_allowed_to_depart_and_no_other() {
    var strict = PublishedContract.read("pagerduty/rest-openapiv3.json");
    var loose = strict.loosely("POST /incidents/{id}/notes", "Seen so in real answers.", "response.body.type /note/created_at");
    Exchange odd = GOOD_NOTE.withResponseBody(NOTED.replace("\"2026-11-21T09:00:00Z\"", "7"));
    assertThat(strict.validate(odd)).extracting(Finding::toString)
        .containsExactly("response.body.type /note/created_at: integer found, string expected");
    assertThat(loose.validate(odd)).isEmpty();
    assertThat(loose.validate(GOOD_NOTE.withResponseBody(NOTED.replace("\"PWL7QXS\"", "7")))).extracting(Finding::where).containsExactly("/note/id");
  }

  @Test
  void a_read_only_property_is_asked_of_answers_only_and_null_is_taken_where_it_is_allowed() throws Exception {
    var dialect =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(
                """
                {"type":"object","required":["id","name"],
                 "properties":{"id":{"type":"string","readOnly":true,"nullable":true},"name":{"type":"string"}}}
                """);
    assertThat(new PlainSchema(Side.REQUEST).of(dialect).path("required")).hasToString("[\"name\"]");
    assertThat(new PlainSchema(Side.RESPONSE).of(dialect).path("required")).hasToString("[\"id\",\"name\"]");
    assertThat(new PlainSchema(Side.RESPONSE).of(dialect).at("/properties/id/anyOf/0/type").asText()).isEqualTo("null");
  }

  @Test
  void a_refused_request_may_be_wrong_but_an_accepted_one_may_not() {
    var contract = PublishedContract.read("flashduty/on-call-openapi3.json");
    String wrong = "{\"incident_ids\":\"not a list\"}";
    String refusal = "{\"request_id\":\"01HK8\",\"error\":{\"code\":\"InvalidParameter\",\"message\":\"incident_ids\"}}";
    assertThat(contract.validate(Exchange.json("POST", "/incident/ack", wrong, 400, refusal))).isEmpty();
    assertThat(contract.validate(GOOD_ACKNOWLEDGEMENT.withRequestBody(wrong)))
        .extracting(Finding::key).contains("request.body.type");
  }

  @Test
  void the_report_tells_strictly_loosely_and_no_contract_with_reasons() {
    var contract =
        PublishedContract.read("microsoft/bot-connector-api-swagger2.json")
            .below("/teams")
            .loosely("POST /v3/conversations/{conversationId}/activities", "Teams adds a property.", Finding.UNKNOWN_PROPERTY)
            .withoutContract("GET /v3/teams/{teamId}", "Known from two of the vendor's own libraries.");
    contract.requireValid(
        Exchange.json("POST", "/teams/v3/conversations/19:a/activities", "{\"type\":\"message\",\"added\":1}", 201, "{\"id\":\"1\"}"));
    contract.requireValid(Exchange.json("DELETE", "/teams/v3/conversations/19:a/activities/1", "", 200, ""));
    contract.requireValid(Exchange.json("GET", "/teams/v3/teams/19:t", "", 200, "{\"id\":\"19:t\"}"));

    var report = contract.report();
    assertThat(report.operations().get("POST /v3/conversations/{conversationId}/activities").coverage())
        .isEqualTo(new Coverage.Loosely("Teams adds a property."));
    assertThat(report.operations().get("DELETE /v3/conversations/{conversationId}/activities/{activityId}").coverage())
        .isEqualTo(new Coverage.Strictly());
    assertThat(report.toString()).contains("no contract: Known from two of the vendor's own libraries.");
  }

  @Test
  void a_check_that_can_refuse_nothing_fails_itself() {
    var contract =
        PublishedContract.read("microsoft/bot-connector-api-swagger2.json")
            .loosely(
                "POST /v3/conversations/{conversationId}/activities",
                "Everything is allowed, to show that the check notices.",
                "request.body.type", "request.body.enum", "request.body.required", "request.body.format", Finding.UNKNOWN_PROPERTY);
    assertThatThrownBy(() -> MutationCheck.of(contract).refusesAMutationOf(GOOD_ACTIVITY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the contract accepts all of");
    assertThatThrownBy(() -> MutationCheck.of(contract).refusesAMutationOf(GOOD_ACTIVITY.withStatus(299).withPath("/nowhere")))
        .hasMessageStartingWith("not a good exchange");
  }
}
