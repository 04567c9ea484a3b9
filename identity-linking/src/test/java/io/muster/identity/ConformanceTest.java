package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityCommand.FetchIncident;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.ObserveIncident;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.testkit.contract.Exchange;
import io.muster.testkit.contract.Finding;
import io.muster.testkit.contract.MutationCheck;
import io.muster.testkit.contract.PublishedContract;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this service asks of PagerDuty is what PagerDuty's published contract takes, and the contract is shown to refuse something of each. */
@QuarkusTest
@IdentityService
@Tag("conformance")
@TestSecurity(user = "admin", roles = "administrator")
class ConformanceTest {
  Clouds clouds;
  private IdentityJourney journey;
  private PersonId grace;
  private int before;

  @BeforeEach
  void grace_is_linked() {
    // What other tests provoked (limits above all, which the contract lists for a few operations only) is theirs to judge.
    before = clouds.pagerDuty().exchanges().size();
    journey = new IdentityJourney(clouds);
    journey.readyAccount();
    grace = journey.person("grace");
    journey.link(grace, "Grace in Teams", clouds.grace().id());
  }

  @Test
  void every_call_to_the_rest_api_is_one_that_the_published_contract_takes() {
    PublishedContract contract =
        PublishedContract.read("pagerduty/rest-openapiv3.json")
            .loosely(
                "GET /incidents/{id}",
                "include[] is described as an array and typed as one text; the custom_fields that it brings stand in the published example only.",
                "validation.request.parameter.collection.invalid",
                Finding.UNKNOWN_PROPERTY);
    callEverything();
    Map<String, Exchange> oneOfEach = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    restCalls().forEach(
            exchange -> {
              findings.addAll(contract.validate(exchange));
              if (exchange.status() < 300) {
                oneOfEach.putIfAbsent(exchange.method() + " " + exchange.path().replaceAll("/incidents/[A-Z0-9]+", "/incidents/{id}"), exchange);
              }
            });
    System.out.println(contract.report());
    assertThat(findings).isEmpty();
    assertThat(oneOfEach.keySet())
        .contains(
            "GET /users/me", "GET /services", "GET /users", "GET /incidents/{id}", "GET /incidents/{id}/notes", "PUT /incidents/{id}",
            "POST /incidents/{id}/notes", "POST /incidents/{id}/status_updates", "POST /incidents/{id}/snooze");
    oneOfEach.values().forEach(exchange -> assertThat(MutationCheck.of(contract).refusesAMutationOf(exchange)).isNotEmpty());
  }

  private void callEverything() {
    Incident incident = clouds.account().trigger(clouds.storage(), "Conformance", clouds.alan());
    var priority = clouds.account().priority("P1", "The worst");
    done(incident, "acknowledge", Map.of());
    done(incident, "unacknowledge", Map.of());
    done(incident, "note", Map.of("text", "A note."));
    done(incident, "status-update", Map.of("text", "An update."));
    done(incident, "priority", Map.of("priority", priority.name()));
    done(incident, "urgency", Map.of("urgency", "low"));
    done(incident, "title", Map.of("title", "Another title"));
    done(incident, "reassign", Map.of("assignee", clouds.alan().id()));
    done(incident, "reassign", Map.of("assignee", clouds.grace().email()));
    done(incident, "reassign", Map.of("assignee", clouds.alan().name()));
    done(incident, "escalate", Map.of("level", "1"));
    done(incident, "snooze", Map.of("minutes", "5"));
    SubjectId subject = journey.incident(incident.id());
    journey.command(subject.key(), new FetchIncident(subject, "conformance"));
    journey.observations.await(ObserveIncident.class, command -> command.observation().subject().equals(subject) && command.observation().complete());
    done(incident, "resolve", Map.of());
    done(incident, "reopen", Map.of());
    String gone = journey.press(grace, "resolve", journey.incident("QGONE"), Phase.TRIGGERED, Map.of());
    journey.events.await(ActionRefused.class, event -> event.actionId().equals(gone));
  }

  private void done(Incident incident, String verb, Map<String, String> inputs) {
    String action = journey.press(grace, verb, journey.incident(incident.id()), Phase.TRIGGERED, inputs);
    journey.events.await(ActionSucceeded.class, event -> event.actionId().equals(action));
  }

  private List<Exchange> restCalls() {
    return clouds.pagerDuty().exchanges().stream()
        .skip(before)
        .filter(one -> one.host().startsWith("rest"))
        .map(
            one ->
                new Exchange(one.method(), one.path(), one.query(), one.requestHeaders(), one.requestBody(), one.status(), one.responseHeaders(), one.responseBody()))
        .toList();
  }
}
