package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.muster.standins.pagerduty.webhook.Attempt;
import io.muster.standins.pagerduty.webhook.EventType;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many incidents at once, ordered over the control surface. */
class StormTest {
    private static final String STORM = "/accounts/acme/storm";

    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void each_incident_is_triggered_worked_on_and_resolved_and_every_event_is_delivered_once_in_order() {
        world.acme.subscribe(receiver.url(), new Subscription.Filter("account_reference", Optional.empty()),
                EventType.all());
        assertThat(begin(JsonObject.of("incidents", 200, "eventsEach", 6, "seconds", 1)).getString("storm"))
                .startsWith("P");
        await().atMost(Duration.ofSeconds(30)).until(() -> progress().getBoolean("done")
                && world.standIn.waitingWebhooks() == 0);
        assertThat(progress()).isEqualTo(progress().put("wanted", 200).put("triggered", 200).put("events", 1200)
                .put("refused", 0));
        assertThat(receiver.deliveries).hasSize(1200);
        assertThat(world.standIn.attempts()).extracting(Attempt::outcome).containsOnly("delivered");
        assertThat(world.acme.holdings().incidents()).extracting(Incident::status)
                .containsOnly(IncidentStatus.RESOLVED);
        assertThat(new HashSet<>(receiver.types())).isEqualTo(Set.of("incident.triggered", "incident.acknowledged",
                "incident.escalated", "incident.annotated", "incident.priority_updated",
                "incident.status_update_published", "incident.resolved"));
        for (Incident incident : world.acme.holdings().incidents().subList(0, 20)) {
            List<String> told = world.standIn.attempts().stream()
                    .filter(one -> one.resourceId().equals(incident.id())).map(Attempt::eventType).toList();
            assertThat(told).hasSize(6).startsWith("incident.triggered").endsWith("incident.resolved");
        }
    }

    @Test
    void only_the_named_services_are_concerned() {
        begin(JsonObject.of("incidents", 5, "eventsEach", 1, "seconds", 1, "services", JsonArray.of("Search")));
        await().until(() -> progress().getBoolean("done"));
        assertThat(world.acme.holdings().incidents()).hasSize(5).allMatch(one -> one.service().equals(world.other));
    }

    @Test
    void a_second_storm_waits_until_the_first_is_over_or_stopped() {
        begin(JsonObject.of("incidents", 1000, "eventsEach", 6, "seconds", 60));
        Reply second = world.control(STORM, JsonObject.of("incidents", 1));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().getString("problem")).startsWith("A storm goes on already");
        assertThat(world.call("DELETE", world.standIn.controlUrl() + STORM, null, Map.of()).json().getBoolean("done"))
                .isTrue();
        begin(JsonObject.of("incidents", 1, "eventsEach", 1, "seconds", 1));
    }

    @Test
    void what_is_too_much_is_refused_with_its_bound() {
        assertThat(refusal(JsonObject.of("incidents", 1001))).isEqualTo("incidents is a number from 1 to 1000");
        assertThat(refusal(JsonObject.of("eventsEach", 7))).isEqualTo("eventsEach is a number from 1 to 6");
        assertThat(refusal(JsonObject.of("seconds", 61))).isEqualTo("seconds is a number from 1 to 60");
        assertThat(refusal(JsonObject.of("services", JsonArray.of("Nothing"))))
                .isEqualTo("The account has no service Nothing");
    }

    private JsonObject begin(JsonObject order) {
        Reply reply = world.control(STORM, order);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonObject progress() {
        return world.call("GET", world.standIn.controlUrl() + STORM, null, Map.of()).json();
    }

    private String refusal(JsonObject order) {
        Reply reply = world.control(STORM, order);
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().getString("problem");
    }
}
