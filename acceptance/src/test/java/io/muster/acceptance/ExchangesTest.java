package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.testkit.contract.Exchange;
import io.muster.testkit.contract.Finding;
import io.muster.testkit.contract.MutationCheck;
import io.muster.testkit.contract.PublishedContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every exchange of the journey with PagerDuty and with Teams is one that the vendor's published contract takes. */
@ExtendWith(RunningMuster.class)
@Tag("conformance")
class ExchangesTest {

  @BeforeEach
  void an_incident_has_gone_the_whole_way(TestInfo test) {
    String title = "Held against the contract " + test.getDisplayName().replaceAll("[^a-z]+", " ").strip();
    RunningMuster.machine().pagerDuty().trigger(title);
    String message = RunningMuster.town().cardSays(title, "Acknowledge").id();
    RunningMuster.machine().teams().press(RunningMuster.town().kim(), RunningMuster.town().channel(), message, "Acknowledge");
    RunningMuster.town().cardSays(title, "ACKNOWLEDGED", "Resolve");
    RunningMuster.machine().teams().press(RunningMuster.town().kim(), RunningMuster.town().channel(), message, "Resolve");
    RunningMuster.town().cardSays(title, "RESOLVED");
  }

  @Test
  void with_pagerduty() {
    PublishedContract contract =
        PublishedContract.read("pagerduty/rest-openapiv3.json")
            .loosely(
                "GET /incidents/{id}",
                "include[] is described as an array and typed as one text; the custom_fields that it brings stand in the published example only.",
                "validation.request.parameter.collection.invalid",
                Finding.UNKNOWN_PROPERTY);
    held(contract, exchanges(RunningMuster.machine().pagerDuty().exchanges(), "request_headers", "request_body", "response_headers", "response_body"));
  }

  @Test
  void with_teams() {
    PublishedContract contract =
        PublishedContract.read("microsoft/bot-connector-api-swagger2.json")
            .below("/teams")
            .withoutContract("GET /v3/conversations/{conversationId}/members/{memberId}", "Teams has it, the published document does not describe it.")
            .withoutContract("GET /v3/teams/{teamId}", "Teams has it, the published document does not describe it.")
            .withoutContract("GET /v3/teams/{teamId}/conversations", "Teams has it, the published document does not describe it.");
    held(contract, exchanges(RunningMuster.machine().teams().exchanges(), "requestHeaders", "requestBody", "responseHeaders", "responseBody"));
  }

  private static void held(PublishedContract contract, List<Exchange> exchanges) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Exchange> oneOfEach = new LinkedHashMap<>();
    for (Exchange exchange : exchanges) {
      findings.addAll(contract.validate(exchange));
      if (exchange.status() / 100 == 2) {
        oneOfEach.putIfAbsent(exchange.method() + " " + exchange.path().replaceAll("/[^/]*[0-9:%][^/]*", "/{id}"), exchange);
      }
    }
    System.out.println(contract.report());
    assertThat(exchanges).isNotEmpty();
    assertThat(findings).isEmpty();
    assertThat(oneOfEach).isNotEmpty();
    oneOfEach.forEach((operation, exchange) -> assertThat(MutationCheck.of(contract).refusesAMutationOf(exchange)).as(operation).isNotEmpty());
  }

  private static List<Exchange> exchanges(JsonNode recorded, String requestHeaders, String requestBody, String responseHeaders, String responseBody) {
    return StreamSupport.stream(recorded.spliterator(), false)
        .filter(one -> !one.path("host").asText("rest").equals("identity"))
        .filter(one -> !one.path("path").asText().contains("/_standin"))
        .map(
            one ->
                new Exchange(
                    one.path("method").asText(),
                    one.path("path").asText(),
                    one.path("query").asText(""),
                    headers(one.path(requestHeaders)),
                    one.path(requestBody).asText(""),
                    one.path("status").asInt(),
                    headers(one.path(responseHeaders)),
                    one.path(responseBody).asText("")))
        .toList();
  }

  private static Map<String, String> headers(JsonNode all) {
    Map<String, String> headers = new LinkedHashMap<>();
    all.properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return headers;
  }
}
