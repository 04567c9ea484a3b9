package io.muster.standins.pagerduty;

import static io.muster.standins.pagerduty.PagerDutyWorld.change;
import static io.muster.standins.pagerduty.PagerDutyWorld.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.webhook.EventType;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentLifeTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void subscribe() {
        world.acme.subscribe(receiver.url(), new Subscription.Filter("account_reference", Optional.empty()),
                EventType.all());
    }

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void what_people_do_on_the_pages_is_told_in_order_and_nothing_else() {
        Incident incident = world.acme.trigger(world.service, "Carts are empty", world.manager);
        world.acme.escalate(incident, world.manager);
        world.acme.acknowledge(incident, world.responder);
        world.acme.addNote(incident, "Looking", world.responder);
        world.acme.prioritise(incident, world.p1, world.admin);
        world.acme.publishStatusUpdate(incident, "We are on it", world.admin);
        world.acme.addResponder(incident, world.manager, "Please join", world.responder);
        world.acme.answer(incident, world.manager, "joined");
        world.acme.bridge(incident, "+1 555", "https://meet.example/1", world.admin);
        world.acme.reassign(incident, java.util.List.of(world.manager), world.admin);
        world.acme.delegate(incident, world.other.policy(), world.admin);
        world.acme.resolve(incident, world.responder);
        world.acme.reopen(incident, world.responder);
        await().until(() -> world.standIn.waitingWebhooks() == 0);
        assertThat(receiver.types()).containsExactly("incident.triggered", "incident.escalated",
                "incident.acknowledged", "incident.annotated", "incident.priority_updated",
                "incident.status_update_published", "incident.responder.added", "incident.responder.replied",
                "incident.conference_bridge.updated", "incident.reassigned", "incident.delegated",
                "incident.resolved", "incident.reopened");
    }

    @Test
    void a_triggered_incident_is_told_as_the_recorded_delivery_is() {
        Incident incident = world.acme.trigger(world.service, "Test", world.manager);
        await().until(() -> receiver.deliveries.size() == 1);
        JsonObject event = receiver.deliveries.getFirst().event();
        assertThat(event.fieldNames()).containsExactly("id", "event_type", "resource_type", "occurred_at", "agent",
                "client", "data");
        assertThat(event.getString("occurred_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(event.getJsonObject("data").fieldNames()).containsExactlyInAnyOrder("id", "type", "self",
                "html_url", "number", "status", "incident_key", "created_at", "title", "service", "assignees",
                "escalation_policy", "teams", "priority", "urgency", "conference_bridge", "resolve_reason",
                "incident_type");
        assertThat(event.getJsonObject("data").getString("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(event.getJsonObject("data").getString("html_url"))
                .isEqualTo("https://acme.pagerduty.com/incidents/" + incident.id());
        assertThat(event.getJsonObject("agent").getString("summary")).isEqualTo("Mo Manager");
    }

    @Test
    void an_incident_is_acknowledged_and_resolved_over_rest_by_the_person_behind_the_token() {
        Incident incident = world.acme.trigger(world.service, "Carts are empty", world.manager);
        JsonObject acknowledged = world.put("/incidents/" + incident.id(), status("acknowledged"),
                world.as(world.responder)).json().getJsonObject("incident");
        assertThat(acknowledged.getString("status")).isEqualTo("acknowledged");
        assertThat(acknowledged.getJsonArray("acknowledgements").getJsonObject(0).getJsonObject("acknowledger")
                .getString("id")).isEqualTo(world.responder.id());
        JsonObject resolved = world.put("/incidents/" + incident.number(), status("resolved"),
                world.as(world.responder)).json().getJsonObject("incident");
        assertThat(resolved.getString("status")).isEqualTo("resolved");
        assertThat(resolved.getJsonArray("assignments")).isEmpty();
        assertThat(resolved.getJsonObject("last_status_change_by").getString("id")).isEqualTo(world.responder.id());
        await().until(() -> receiver.types().equals(
                java.util.List.of("incident.triggered", "incident.acknowledged", "incident.resolved")));
    }

    @Test
    void one_call_changes_priority_by_name_and_title_and_bridge() {
        Incident incident = world.acme.trigger(world.service, "Carts", world.manager);
        JsonObject changed = world.put("/incidents/" + incident.id(), JsonObject.of("incident", JsonObject.of(
                "type", "incident", "title", "Carts are empty", "priority", "P2",
                "conference_bridge", JsonObject.of("conference_url", "https://meet.example/2"))))
                .json().getJsonObject("incident");
        assertThat(changed.getString("title")).isEqualTo("Carts are empty");
        assertThat(changed.getJsonObject("priority").getString("summary")).isEqualTo("P2");
        assertThat(incident.priority().map(Priority::name)).contains("P2");
        await().until(() -> receiver.types().equals(java.util.List.of("incident.triggered",
                "incident.conference_bridge.updated", "incident.priority_updated")));
    }

    @Test
    void many_incidents_are_changed_together_or_not_at_all() {
        Incident first = world.acme.trigger(world.service, "One", world.manager);
        Incident second = world.acme.trigger(world.service, "Two", world.manager);
        world.acme.resolve(second, world.manager);
        JsonArray both = JsonArray.of(entry(first, "acknowledged"), entry(second, "resolved"));
        assertThat(world.put("/incidents", JsonObject.of("incidents", both)).error().getInteger("code"))
                .isEqualTo(1001);
        assertThat(world.get("/incidents/" + first.id()).json().getJsonObject("incident").getString("status"))
                .isEqualTo("triggered");
        assertThat(world.put("/incidents", JsonObject.of("incidents", JsonArray.of(entry(first, "acknowledged"))))
                .status())
                .isEqualTo(200);
    }

    @Test
    void a_resolved_incident_is_reopened_by_setting_it_to_triggered() {
        Incident incident = world.acme.trigger(world.service, "Again", world.manager);
        world.acme.resolve(incident, world.manager);
        assertThat(world.put("/incidents/" + incident.id(), status("triggered")).json().getJsonObject("incident")
                .getJsonArray("assignments")).hasSize(1);
        await().until(() -> receiver.types().contains("incident.reopened"));
    }

    @Test
    void an_acknowledgement_ends_by_itself_after_half_an_hour() {
        Incident incident = world.acme.trigger(world.service, "Forgotten", world.manager);
        world.acme.acknowledge(incident, world.responder);
        world.standIn.advance(Duration.ofMinutes(31));
        await().until(() -> receiver.types().contains("incident.unacknowledged"));
        assertThat(receiver.deliveries.getLast().event().getJsonObject("agent")).isNull();
    }

    @Test
    void an_unanswered_incident_escalates_by_itself() {
        world.acme.trigger(world.service, "Nobody there", world.manager);
        world.standIn.advance(Duration.ofMinutes(31));
        await().until(() -> receiver.types().contains("incident.escalated"));
    }

    @Test
    void a_snoozed_incident_stays_quiet_until_its_time() {
        Incident incident = world.acme.trigger(world.service, "Later", world.manager);
        assertThat(world.post("/incidents/" + incident.id() + "/snooze", JsonObject.of("duration", 7200)).status())
                .isEqualTo(201);
        world.standIn.advance(Duration.ofMinutes(119));
        assertThat(incident.status().apiName()).isEqualTo("acknowledged");
        world.standIn.advance(Duration.ofMinutes(2));
        assertThat(incident.status().apiName()).isEqualTo("triggered");
    }

    @Test
    void escalating_over_rest_calls_the_next_level() {
        Incident incident = world.acme.trigger(world.service, "Up", world.manager);
        assertThat(world.put("/incidents/" + incident.id(), change("escalation_level", 2)).json()
                .getJsonObject("incident").getJsonArray("assignments").getJsonObject(0).getJsonObject("assignee")
                .getString("id")).isEqualTo(world.manager.id());
    }

    private static JsonObject entry(Incident incident, String status) {
        return JsonObject.of("id", incident.id(), "type", "incident_reference", "status", status);
    }
}
