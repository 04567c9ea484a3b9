package io.muster.standins.pagerduty;

import static io.muster.standins.pagerduty.PagerDutyWorld.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.exchange.Exchange;
import io.muster.standins.pagerduty.incident.Incident;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every operation is called, and request and answer are held against PagerDuty's OpenAPI. */
@Tag("conformance")
class ContractTest {
    private static final Path OPEN_API = Path.of(System.getProperty("muster.contracts", ""), "pagerduty",
            "rest-openapiv3.json");
    private static final int OPERATIONS = 37;

    private PagerDutyWorld world;

    @BeforeEach
    void start() {
        Assumptions.assumeTrue(Files.exists(OPEN_API), "the published contracts stand beside this checkout");
        world = new PagerDutyWorld();
    }

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void every_operation_follows_the_published_contract_and_a_mutated_sample_of_each_does_not() {
        Contract contract = new Contract(OPEN_API);
        callEverything();
        Map<String, List<Exchange>> byOperation = new TreeMap<>();
        world.standIn.exchanges().forEach(one -> byOperation
                .computeIfAbsent(one.method() + " " + one.template().orElseThrow(), key -> new ArrayList<>()).add(one));
        Map<String, List<String>> faults = new TreeMap<>();
        List<String> blind = new ArrayList<>();
        byOperation.forEach((operation, exchanges) -> {
            List<String> found = exchanges.stream().flatMap(one -> contract.faults(one).stream()).distinct().toList();
            System.out.printf("PagerDuty %-48s %s%n", operation, found.isEmpty()
                    ? Optional.ofNullable(Contract.LOOSELY.get(operation)).map(why -> "loosely: " + why)
                            .orElse("strictly") : found.toString());
            if (!found.isEmpty()) {
                faults.put(operation, found);
            }
            if (contract.faults(mutated(exchanges.getFirst())).isEmpty()) {
                blind.add(operation);
            }
        });
        System.out.println("PagerDuty: in all of these, fields that the document does not name pass.");
        assertThat(faults).isEmpty();
        assertThat(blind).as("operations whose mutated sample passes: their check proves nothing").isEmpty();
        assertThat(byOperation).hasSize(OPERATIONS);
    }

    private void callEverything() {
        ok(world.get("/users/me", world.as(world.manager)));
        ok(world.get("/users?query=mo&team_ids[]=" + world.team.id()));
        ok(world.get("/users/" + world.manager.id()));
        ok(world.get("/services?limit=1"));
        ok(world.get("/services/" + world.service.id()));
        ok(world.get("/teams"));
        ok(world.get("/teams/" + world.team.id() + "/members"));
        ok(world.get("/teams/" + world.team.id()));
        ok(world.get("/escalation_policies"));
        ok(world.get("/escalation_policies/" + world.service.policy().id()));
        ok(world.get("/priorities"));
        world.acme.policyOf("Taking turns", List.of(new Level("P1", List.of(), List.of(world.acme.schedule("Weekly",
                List.of(world.responder, world.manager), Duration.ofDays(7))))));
        ok(world.get("/oncalls"));
        ok(world.get("/abilities"));
        assertThat(world.get("/abilities/teams").status()).isEqualTo(204);
        incidents();
        webhooks();
        refusals();
    }

    private void incidents() {
        JsonObject made = ok(world.post("/incidents", JsonObject.of("incident", JsonObject.of("type", "incident",
                "title", "The server is on fire.", "service", reference(world.service.id(), "service_reference"),
                "priority", reference(world.p1.id(), "priority_reference"), "urgency", "high",
                "body", JsonObject.of("type", "incident_body"))))).getJsonObject("incident");
        Incident incident = world.acme.holdings().incident(made.getString("id")).orElseThrow();
        String path = "/incidents/" + incident.id();
        ok(world.put(path, change("status", "acknowledged")));
        ok(world.post(path + "/notes", JsonObject.of("note", JsonObject.of("content", "On it"))));
        ok(world.post(path + "/status_updates", JsonObject.of("message", "Better soon", "subject", "Fire")));
        ok(world.post(path + "/responder_requests", JsonObject.of("requester_id", world.manager.id(),
                "message", "Please help", "responder_request_targets", JsonArray.of(JsonObject.of(
                        "responder_request_target", reference(world.responder.id(), "user_reference"))))));
        ok(world.put(path + "/responder_requests/cancel", JsonObject.of("requester_id", world.manager.id(),
                "responder_request_targets", JsonArray.of(reference(world.responder.id(), "user_reference")))));
        ok(world.post(path + "/snooze", JsonObject.of("duration", 3600)));
        world.acme.escalate(incident, world.manager);
        world.acme.reassign(incident, List.of(world.responder), world.manager);
        world.acme.delegate(incident, world.other.policy(), world.manager);
        world.acme.bridge(incident, "+1 555", "https://meet.example/1", world.manager);
        world.acme.acknowledge(incident, world.manager);
        world.acme.unacknowledge(incident, world.manager);
        ok(world.get(path));
        ok(world.get(path + "/notes"));
        ok(world.get(path + "/alerts"));
        ok(world.get(path + "/log_entries?limit=100"));
        // Without include[]: what it puts in, the document describes in words only; its schemas know references.
        ok(world.get("/log_entries?is_overview=true"));
        ok(world.get("/log_entries/" + incident.log().getFirst().id()));
        Incident twin = world.acme.trigger(world.service, "The same fire", world.manager);
        ok(world.put(path + "/merge", JsonObject.of("source_incidents",
                JsonArray.of(reference(twin.id(), "incident_reference")))));
        ok(world.get("/incidents/" + twin.id()));
        ok(world.put("/incidents", JsonObject.of("incidents", JsonArray.of(JsonObject.of("id", incident.id(),
                "type", "incident_reference", "status", "resolved")))));
        ok(world.get("/incidents?statuses[]=resolved&limit=10&total=true&service_ids[]=" + world.service.id()));
    }

    private void webhooks() {
        String path = "/webhook_subscriptions";
        JsonObject made = ok(world.post(path, JsonObject.of("webhook_subscription", JsonObject.of(
                "type", "webhook_subscription", "description", "For Teams", "events",
                JsonArray.of("incident.triggered"), "filter", reference(world.service.id(), "service_reference"),
                "delivery_method", JsonObject.of("type", "http_delivery_method", "url", "http://127.0.0.1:9/",
                        "custom_headers", JsonArray.of(JsonObject.of("name", "X-A", "value", "b")))))))
                .getJsonObject("webhook_subscription");
        String one = path + "/" + made.getString("id");
        ok(world.get(path));
        ok(world.get(one));
        ok(world.put(one, JsonObject.of("webhook_subscription", JsonObject.of("active", false))));
        ok(world.call("POST", world.standIn.baseUrl() + one + "/enable", null, world.withKey()));
        assertThat(world.call("POST", world.standIn.baseUrl() + one + "/ping", null, world.withKey()).status())
                .isEqualTo(202);
        assertThat(world.delete(one).status()).isEqualTo(204);
    }

    /** A refusal's answer is checked too; its request is right, so that only the answer is judged. */
    private void refusals() {
        assertThat(world.get("/incidents/QNONE").status()).isEqualTo(404);
        assertThat(world.get("/abilities", world.headers("Token token=wrong")).status()).isEqualTo(401);
        Incident incident = world.acme.trigger(world.service, "Again", world.manager);
        world.acme.acknowledge(incident, world.manager);
        assertThat(world.put("/incidents/" + incident.id(), change("status", "acknowledged")).status()).isEqualTo(400);
        assertThat(world.put("/incidents/" + incident.id(), change("status", "resolved"), world.as(world.observer))
                .status()).isEqualTo(403);
    }

    /** The same exchange with its answer's outermost value replaced, or, where there is no answer, another status. */
    private static Exchange mutated(Exchange one) {
        String body = one.responseBody().isEmpty() ? "" : new JsonObject(one.responseBody()).stream().findFirst()
                .map(entry -> new JsonObject(one.responseBody()).put(entry.getKey(), 42).encode()).orElseThrow();
        return new Exchange(one.at(), one.host(), one.method(), one.path(), one.query(), one.template(),
                one.requestHeaders(), one.requestBody(), body.isEmpty() ? 299 : one.status(), one.responseHeaders(),
                body);
    }

    private static JsonObject reference(String id, String type) {
        return JsonObject.of("id", id, "type", type);
    }

    private static JsonObject ok(PagerDutyWorld.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
        return reply.json();
    }
}
