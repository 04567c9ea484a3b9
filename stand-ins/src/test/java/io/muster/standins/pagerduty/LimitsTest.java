package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.webhook.Attempt;
import io.muster.standins.pagerduty.webhook.EventType;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Published limits that are no error of their own: of time, of size, of how much at once. */
class LimitsTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();
    private final Incident incident = world.acme.trigger(world.service, "Limits", world.manager);

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void a_note_is_cut_at_25000_characters_in_the_webhook_and_whole_in_rest() {
        subscribe();
        world.acme.addNote(incident, "x".repeat(25_001), world.manager);
        await().until(() -> receiver.deliveries.size() == 1);
        JsonObject data = receiver.deliveries.getFirst().event().getJsonObject("data");
        assertThat(data.getString("content")).hasSize(25_000);
        assertThat(data.getBoolean("trimmed")).isTrue();
        assertThat(world.get("/incidents/" + incident.id() + "/notes").json().getJsonArray("notes").getJsonObject(0)
                .getString("content")).hasSize(25_001);
    }

    @Test
    void an_event_of_more_than_256_kilobytes_is_not_sent() {
        subscribe();
        world.acme.change(incident, world.manager, (desks, by) -> desks.details().fields(incident,
                Map.of("dump", "x".repeat(256 * 1024)), by));
        world.acme.acknowledge(incident, world.manager);
        await().until(() -> receiver.deliveries.size() == 1);
        assertThat(receiver.types()).containsExactly("incident.acknowledged");
    }

    @Test
    void the_range_of_a_list_of_incidents_is_at_most_six_months() {
        assertThat(world.get("/incidents?since=2026-01-01T00:00:00Z&until=2026-06-30T00:00:00Z").status())
                .isEqualTo(200);
        assertThat(world.get("/incidents?since=2026-01-01T00:00:00Z&until=2026-07-30T00:00:00Z").error()
                .getInteger("code")).isEqualTo(2004);
    }

    @Test
    void a_snooze_lasts_at_most_a_week() {
        String path = "/incidents/" + incident.id() + "/snooze";
        assertThat(world.post(path, JsonObject.of("duration", 604_800)).status()).isEqualTo(201);
        assertThat(world.post(path, JsonObject.of("duration", 604_801)).error().getInteger("code")).isEqualTo(1013);
        assertThat(world.post(path, JsonObject.of("duration", 0)).error().getInteger("code")).isEqualTo(1013);
    }

    @Test
    void a_receiver_that_is_away_does_not_keep_another_subscription_waiting() {
        Receiver silent = new Receiver();
        try {
            silent.answers.add(0);
            world.acme.subscribe(silent.url(), new Subscription.Filter("account_reference", Optional.empty()),
                    EventType.all());
            subscribe();
            world.acme.acknowledge(incident, world.manager);
            await().atMost(Duration.ofSeconds(3)).until(() -> receiver.deliveries.size() == 1);
            assertThat(world.standIn.attempts()).extracting(Attempt::outcome).isEqualTo(List.of("delivered"));
        } finally {
            silent.close();
        }
    }

    private void subscribe() {
        world.acme.subscribe(receiver.url(), new Subscription.Filter("account_reference", Optional.empty()),
                EventType.all());
    }
}
