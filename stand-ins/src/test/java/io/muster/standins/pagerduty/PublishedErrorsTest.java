package io.muster.standins.pagerduty;

import static io.muster.standins.pagerduty.PagerDutyWorld.change;
import static io.muster.standins.pagerduty.PagerDutyWorld.status;
import static io.muster.standins.pagerduty.account.PublishedError.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Refusal;
import io.muster.standins.pagerduty.account.Schedule;
import io.muster.standins.pagerduty.incident.Incident;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PublishedErrorsTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Incident open = world.acme.trigger(world.service, "Open", world.manager);
    private final String path = "/incidents/" + open.id();
    private final Map<PublishedError, Supplier<Reply>> provocations = new EnumMap<>(PublishedError.class);

    @AfterEach
    void close() {
        world.close();
    }

    /** Not reachable over REST: there, triggered on an incident that is not acknowledged changes nothing. */
    private static final Set<PublishedError> ON_THE_PAGES_ONLY = Set.of(INCIDENT_NOT_ACKNOWLEDGED);

    @TestFactory
    Stream<DynamicTest> every_published_error_is_given_for_its_reason() {
        assertThat(prepared().keySet()).as("every error has a call that provokes it")
                .containsExactlyInAnyOrderElementsOf(Stream.of(PublishedError.values())
                        .filter(error -> !ON_THE_PAGES_ONLY.contains(error)).toList());
        return provocations.entrySet().stream().map(entry -> dynamicTest(entry.getKey().name(), () -> {
            PublishedErrorsTest fresh = new PublishedErrorsTest();
            try {
                Reply reply = fresh.prepared().get(entry.getKey()).get();
                assertThat(reply.status()).isEqualTo(entry.getKey().status());
                assertThat(reply.header("content-type")).isEqualTo("application/json");
                assertThat(reply.error().getInteger("code")).isEqualTo(entry.getKey().code());
                assertThat(reply.error().getString("message")).isEqualTo(entry.getKey().message());
            } finally {
                fresh.close();
            }
        }));
    }

    @Test
    void taking_back_an_acknowledgement_that_nobody_gave_is_refused() {
        assertThatThrownBy(() -> world.acme.unacknowledge(open, world.manager)).isInstanceOf(Refusal.class)
                .hasMessageContaining("1012");
    }

    @Test
    @Tag("conformance")
    void every_error_is_in_the_published_table() throws IOException {
        Path table = Path.of(System.getProperty("muster.contracts", ""), "pagerduty", "rest-error-codes.json");
        Assumptions.assumeTrue(Files.exists(table), "the published contracts stand beside this checkout");
        JsonObject codes = new JsonObject(Files.readString(table)).getJsonObject("codes");
        for (PublishedError error : PublishedError.values()) {
            assertThat(codes.getJsonArray(String.valueOf(error.code()))).as(error.name()).contains(error.message());
        }
    }

    @Test
    @Tag("conformance")
    void every_published_code_is_given_or_the_page_on_stand_ins_says_why_not() throws IOException {
        Path table = Path.of(System.getProperty("muster.contracts", ""), "pagerduty", "rest-error-codes.json");
        Assumptions.assumeTrue(Files.exists(table), "the published contracts stand beside this checkout");
        String page = Files.readString(Path.of("README.md"));
        String notGiven = page.substring(page.indexOf("### Codes that are never given"));
        for (String code : new JsonObject(Files.readString(table)).getJsonObject("codes").fieldNames()) {
            boolean given = Stream.of(PublishedError.values()).anyMatch(error -> error.code() == Integer.parseInt(code));
            assertThat(given || notGiven.contains("`" + code + "`")).as(code).isTrue();
        }
        for (PublishedError error : PublishedError.values()) {
            assertThat(page).as("row of " + error).contains("| " + error.code() + " | " + error.message() + " | "
                    + error.status() + " | `" + error + "` |");
        }
    }

    private Map<PublishedError, Supplier<Reply>> prepared() {
        incidents();
        bodies();
        callers();
        lookups();
        return provocations;
    }

    private void incidents() {
        provocations.put(INCIDENT_ALREADY_RESOLVED, () -> {
            world.acme.resolve(open, world.manager);
            return world.put(path, status("resolved"));
        });
        provocations.put(INCIDENT_ALREADY_ACKNOWLEDGED, () -> {
            world.acme.acknowledge(open, world.manager);
            return world.put(path, status("acknowledged"));
        });
        provocations.put(INVALID_STATUS, () -> world.put(path, status("closed")));
        provocations.put(CANNOT_ESCALATE, () -> world.put(path, change("escalation_level", 3)));
        provocations.put(ASSIGNEE_NOT_FOUND, () -> world.put(path, change("assignments", JsonArray.of(
                JsonObject.of("assignee", JsonObject.of("id", "PNOBODY", "type", "user_reference"))))));
        provocations.put(SNOOZE_DURATION_INVALID, () -> world.post(path + "/snooze",
                JsonObject.of("duration", 604_801)));
        provocations.put(ALREADY_MERGED, () -> {
            world.acme.merge(world.acme.trigger(world.service, "First", world.manager), List.of(open), world.manager);
            return world.put(path, status("triggered"));
        });
        provocations.put(NOBODY_ON_CALL, () -> {
            Schedule empty = world.acme.schedule("Nobody", List.of(), Duration.ofDays(7));
            EscalationPolicy policy = world.acme.policyOf("Nobody", List.of(new Level("P1", List.of(), List.of(empty))));
            return world.put(path, change("escalation_policy",
                    JsonObject.of("id", policy.id(), "type", "escalation_policy_reference")));
        });
        provocations.put(POLICY_NOT_FOUND, () -> world.put(path, change("escalation_policy",
                JsonObject.of("id", "PNONE", "type", "escalation_policy_reference"))));
        provocations.put(INVALID_PRIORITY, () -> world.put(path, change("priority", "P9")));
        provocations.put(PRODUCT_LIMIT, () -> {
            IntStream.range(0, 2000).forEach(i -> world.acme.addNote(open, "n" + i, world.manager));
            return world.post(path + "/notes", JsonObject.of("note", JsonObject.of("content", "one more")));
        });
        provocations.put(MISSING_ABILITY, () -> {
            world.acme.holdings().abilities().remove("coordinated_responding");
            return world.post(path + "/responder_requests", JsonObject.of("requester_id", world.manager.id(),
                    "message", "Help", "responder_request_targets", new JsonArray()));
        });
    }

    private void bodies() {
        provocations.put(INVALID_INPUT, () -> world.put(path, JsonObject.of("incident",
                JsonObject.of("status", "resolved"))));
        provocations.put(TOO_MANY_AT_ONCE, () -> world.put("/incidents", JsonObject.of("incidents",
                new JsonArray(IntStream.range(0, 251).mapToObj(i -> JsonObject.of("id", open.id(),
                        "type", "incident_reference", "urgency", "low")).toList()))));
        provocations.put(INVALID_TIME, () -> world.get("/incidents?since=yesterday"));
        provocations.put(INVALID_RANGE, () -> world.get("/oncalls?until="
                + Instant.now().plus(Duration.ofDays(91)).truncatedTo(ChronoUnit.SECONDS)));
        provocations.put(INVALID_OPERATION, () -> world.get("/users/me"));
        provocations.put(METHOD_NOT_ALLOWED, () -> world.delete(path));
    }

    private void callers() {
        provocations.put(AUTHENTICATION_FAILED, () -> world.get("/incidents", world.headers("Token token=wrong")));
        provocations.put(ACCESS_DENIED, () -> world.put(path, status("resolved"), world.as(world.observer)));
        provocations.put(RATE_LIMIT_EXCEEDED, () -> {
            IntStream.range(0, 960).forEach(i -> assertThat(world.get("/abilities").status()).isEqualTo(200));
            return world.get("/abilities");
        });
        provocations.put(INTERNAL, () -> {
            world.standIn.outages().order(INTERNAL, 1);
            return world.get("/abilities");
        });
        provocations.put(MISSING_ARGUMENTS, () -> {
            Map<String, String> headers = world.withKey();
            headers.remove("From");
            return world.put(path, status("resolved"), headers);
        });
        provocations.put(REQUESTER_NOT_FOUND, () -> {
            Map<String, String> headers = world.withKey();
            headers.put("From", "nobody@acme.example");
            return world.put(path, status("resolved"), headers);
        });
    }

    private void lookups() {
        provocations.put(NOT_FOUND, () -> world.get("/no_such_thing"));
        provocations.put(INCIDENT_NOT_FOUND, () -> world.get("/incidents/QNONE"));
        provocations.put(LOG_ENTRY_NOT_FOUND, () -> world.get("/log_entries/QNONE"));
        provocations.put(WEBHOOK_NOT_FOUND, () -> world.get("/webhook_subscriptions/PNONE"));
        provocations.put(SERVICE_NOT_FOUND, () -> world.get("/services/PNONE"));
        provocations.put(TEAM_NOT_FOUND, () -> world.get("/teams/PNONE/members"));
        provocations.put(NO_SUCH_POLICY, () -> world.get("/escalation_policies/PNONE"));
        provocations.put(USER_NOT_FOUND, () -> world.get("/users/PNONE"));
    }
}
