package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.Receiver.Delivery;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.webhook.Attempt;
import io.muster.standins.pagerduty.webhook.Signature;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void a_delivery_carries_the_published_headers_and_its_signature() {
        JsonObject subscription = subscribe("account_reference", null);
        world.acme.trigger(world.service, "Signed", world.manager);
        Delivery delivery = first(1);
        assertThat(delivery.header("User-agent")).isEqualTo("PagerDuty-Webhook/V3.0");
        assertThat(delivery.header("Content-type")).isEqualTo("application/json");
        assertThat(delivery.header("X-webhook-subscription")).isEqualTo(subscription.getString("id"));
        assertThat(delivery.header("X-webhook-id")).isNotBlank();
        assertThat(delivery.header("X-muster")).isEqualTo("yes");
        assertThat(delivery.header("X-pagerduty-signature")).isEqualTo(
                Signature.header(List.of(secret(subscription)), delivery.body())).matches("v1=[0-9a-f]{64}");
    }

    @Test
    void the_secret_is_told_once() {
        JsonObject subscription = subscribe("account_reference", null);
        assertThat(secret(subscription)).hasSize(64);
        assertThat(world.get("/webhook_subscriptions/" + subscription.getString("id")).text())
                .doesNotContain(secret(subscription));
        assertThat(world.get("/webhook_subscriptions").text()).doesNotContain(secret(subscription));
    }

    @Test
    void while_a_secret_is_replaced_both_sign() {
        JsonObject subscription = subscribe("account_reference", null);
        String path = "/subscriptions/" + subscription.getString("id");
        String newer = world.control(path + "/rotate-secret", new JsonObject()).json().getString("secret");
        world.acme.trigger(world.service, "Two", world.manager);
        Delivery both = first(1);
        assertThat(both.header("X-pagerduty-signature")).isEqualTo(
                Signature.header(List.of(newer, secret(subscription)), both.body())).contains(",");
        world.control(path + "/retire-secrets", new JsonObject());
        world.acme.trigger(world.service, "One", world.manager);
        Delivery one = first(2);
        assertThat(one.header("X-pagerduty-signature")).isEqualTo(Signature.header(List.of(newer), one.body()));
    }

    @Test
    void a_failed_delivery_comes_again_with_the_same_id_and_later_ones_wait_behind_it() {
        subscribe("account_reference", null);
        receiver.answers.add(503);
        Incident incident = world.acme.trigger(world.service, "Retried", world.manager);
        world.acme.acknowledge(incident, world.manager);
        await().until(() -> outcomes().equals(List.of("retry")));
        world.acme.trigger(world.service, "Another incident does not wait", world.manager);
        await().until(() -> outcomes().equals(List.of("retry", "delivered")));
        receiver.answers.add(429);
        world.standIn.advance(Duration.ofSeconds(10));
        await().until(() -> outcomes().equals(List.of("retry", "delivered", "retry")));
        world.standIn.advance(Duration.ofSeconds(20));
        await().until(() -> world.standIn.waitingWebhooks() == 0);
        List<Delivery> ours = receiver.deliveries.stream()
                .filter(one -> one.event().getJsonObject("data").getString("id").equals(incident.id())).toList();
        assertThat(ours).extracting(Delivery::type).containsExactly("incident.triggered", "incident.triggered",
                "incident.triggered", "incident.acknowledged");
        assertThat(ours.subList(0, 3)).extracting(one -> one.header("X-webhook-id"))
                .containsOnly(ours.getFirst().header("X-webhook-id"));
    }

    @Test
    void no_answer_within_five_seconds_is_tried_again() {
        subscribe("account_reference", null);
        receiver.answers.add(0);
        world.acme.trigger(world.service, "Slow", world.manager);
        await().atMost(Duration.ofSeconds(8)).until(() -> outcomes().equals(List.of("retry")));
        world.standIn.advance(Duration.ofSeconds(10));
        await().until(() -> outcomes().equals(List.of("retry", "delivered")));
    }

    @Test
    void a_receiver_that_is_away_is_tried_for_48_hours_and_then_no_more() {
        subscribe("account_reference", null);
        receiver.close();
        world.acme.trigger(world.service, "Away", world.manager);
        await().until(() -> outcomes().size() == 1);
        for (int hour = 1; hour < 47; hour++) {
            int before = outcomes().size();
            world.standIn.advance(Duration.ofHours(1));
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> outcomes().stream().skip(before).anyMatch("retry"::equals));
        }
        world.standIn.advance(Duration.ofHours(1));
        await().until(() -> outcomes().getLast().equals("dropped"));
        assertThat(world.standIn.attempts().getLast().reason()).startsWith("48 hours are over");
        assertThat(world.standIn.waitingWebhooks()).isZero();
    }

    @Test
    void three_refusals_in_a_row_disable_the_subscription_and_drop_its_queue() {
        JsonObject subscription = subscribe("account_reference", null);
        receiver.answers.addAll(List.of(400, 403, 404));
        for (int i = 0; i < 3; i++) {
            int before = i;
            world.acme.trigger(world.service, "Refused", world.manager);
            await().until(() -> outcomes().size() == before + 1);
        }
        assertThat(outcomes()).containsOnly("dropped");
        world.acme.trigger(world.service, "Not sent", world.manager);
        assertThat(receiver.deliveries).hasSize(3);
        assertThat(world.standIn.attempts().getLast().reason()).isEqualTo("subscription is disabled");
        String path = "/webhook_subscriptions/" + subscription.getString("id");
        assertThat(disabled(world.get(path))).isTrue();
        assertThat(disabled(world.post(path + "/enable", new JsonObject()))).isFalse();
        world.acme.trigger(world.service, "Sent again", world.manager);
        await().until(() -> receiver.deliveries.size() == 4);
    }

    @Test
    void a_disabled_subscription_sends_again_after_a_day() {
        subscribe("account_reference", null);
        receiver.answers.addAll(List.of(400, 400, 400));
        for (int i = 0; i < 3; i++) {
            world.acme.trigger(world.service, "Refused", world.manager);
        }
        await().until(() -> outcomes().stream().filter("dropped"::equals).count() == 3);
        world.standIn.advance(Duration.ofHours(25));
        receiver.deliveries.clear();
        world.acme.trigger(world.other, "A day later", world.manager);
        await().until(() -> receiver.deliveries.stream().anyMatch(one -> one.event().getJsonObject("data")
                .getString("title").equals("A day later")));
    }

    @Test
    void a_redirect_is_not_followed() {
        subscribe("account_reference", null);
        receiver.answers.add(302);
        world.acme.trigger(world.service, "Moved", world.manager);
        await().until(() -> outcomes().equals(List.of("dropped")));
        assertThat(receiver.deliveries).hasSize(1);
    }

    @Test
    void a_filter_by_service_and_by_team_lets_only_theirs_through() {
        subscribe("service_reference", world.other.id());
        subscribe("team_reference", world.team.id());
        world.acme.trigger(world.service, "Team", world.manager);
        world.acme.trigger(world.other, "Service", world.manager);
        await().until(() -> world.standIn.waitingWebhooks() == 0);
        assertThat(receiver.deliveries).extracting(one -> one.event().getJsonObject("data").getString("title"))
                .containsExactlyInAnyOrder("Team", "Service");
    }

    @Test
    void only_the_chosen_events_are_sent_and_none_while_inactive() {
        JsonObject subscription = subscribe("account_reference", null);
        String path = "/webhook_subscriptions/" + subscription.getString("id");
        world.put(path, JsonObject.of("webhook_subscription",
                JsonObject.of("events", JsonArray.of("incident.resolved"))));
        Incident incident = world.acme.trigger(world.service, "Quiet", world.manager);
        world.acme.resolve(incident, world.manager);
        first(1);
        world.put(path, JsonObject.of("webhook_subscription", JsonObject.of("active", false)));
        world.acme.resolve(world.acme.trigger(world.service, "Silent", world.manager), world.manager);
        await().until(() -> world.standIn.waitingWebhooks() == 0);
        assertThat(receiver.types()).containsExactly("incident.resolved");
    }

    @Test
    void a_ping_is_pageys() {
        JsonObject subscription = subscribe("account_reference", null);
        assertThat(world.post("/webhook_subscriptions/" + subscription.getString("id") + "/ping", new JsonObject())
                .status()).isEqualTo(202);
        JsonObject event = first(1).event();
        assertThat(event.getString("event_type")).isEqualTo("pagey.ping");
        assertThat(event.getString("resource_type")).isEqualTo("pagey");
        assertThat(event.getJsonObject("data")).isEqualTo(
                JsonObject.of("message", "Hello from your friend Pagey!", "type", "ping"));
    }

    @Test
    void a_deleted_subscription_hears_nothing_more() {
        JsonObject subscription = subscribe("account_reference", null);
        assertThat(world.delete("/webhook_subscriptions/" + subscription.getString("id")).status()).isEqualTo(204);
        world.acme.trigger(world.service, "Unheard", world.manager);
        assertThat(world.standIn.attempts()).isEmpty();
        assertThat(world.standIn.waitingWebhooks()).isZero();
    }

    @Test
    void what_cannot_be_subscribed_is_refused_with_its_reason() {
        assertThat(reason(wanted("http://192.0.2.1/hook", "account_reference", null, "incident.triggered")))
                .isEqualTo("delivery_method.url is invalid");
        assertThat(reason(wanted("ftp://127.0.0.1/", "account_reference", null, "incident.triggered")))
                .isEqualTo("delivery_method.url is invalid");
        assertThat(reason(wanted(receiver.url(), "account_reference", null, "incident.exploded")))
                .contains("published event types");
        assertThat(reason(wanted(receiver.url(), "service_reference", "PNONE", "incident.triggered")))
                .isEqualTo("filter.id is not known");
        assertThat(reason(wanted(receiver.url(), "everything", null, "incident.triggered"))).contains("filter.type");
    }

    private JsonObject subscribe(String filterType, String filterId) {
        Reply reply = world.post("/webhook_subscriptions", wanted(receiver.url(), filterType, filterId,
                "incident.triggered", "incident.acknowledged", "incident.resolved"));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().getJsonObject("webhook_subscription");
    }

    private static JsonObject wanted(String url, String filterType, String filterId, String... events) {
        JsonObject filter = JsonObject.of("type", filterType);
        if (filterId != null) {
            filter.put("id", filterId);
        }
        return JsonObject.of("webhook_subscription", JsonObject.of("type", "webhook_subscription",
                "delivery_method", JsonObject.of("type", "http_delivery_method", "url", url, "custom_headers",
                        JsonArray.of(JsonObject.of("name", "X-Muster", "value", "yes"))),
                "events", new JsonArray(List.of(events)), "filter", filter));
    }

    private String reason(JsonObject wanted) {
        Reply reply = world.post("/webhook_subscriptions", wanted);
        assertThat(reply.status()).isEqualTo(400);
        return reply.error().getJsonArray("errors").getString(0);
    }

    private Delivery first(int count) {
        await().until(() -> receiver.deliveries.size() == count);
        return receiver.deliveries.getLast();
    }

    private List<String> outcomes() {
        return world.standIn.attempts().stream().map(Attempt::outcome).toList();
    }

    private static String secret(JsonObject subscription) {
        return subscription.getJsonObject("delivery_method").getString("secret");
    }

    private static boolean disabled(Reply reply) {
        return reply.json().getJsonObject("webhook_subscription").getJsonObject("delivery_method")
                .getBoolean("temporarily_disabled");
    }
}
