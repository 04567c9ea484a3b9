package io.muster.standins.pagerduty;

import static io.muster.standins.pagerduty.PagerDutyWorld.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.account.Refusal;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.standins.pagerduty.incident.Incident;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallersTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Incident ours = world.acme.trigger(world.service, "Ours", world.manager);
    private final Incident theirs = world.acme.trigger(world.other, "Theirs", world.manager);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void who_may_acknowledge_follows_the_base_role_and_the_team_role() {
        assertThat(acknowledge(ours, world.observer)).isEqualTo(403);
        assertThat(acknowledge(ours, world.stakeholder)).isEqualTo(403);
        assertThat(acknowledge(ours, world.restricted)).isEqualTo(403);
        assertThat(acknowledge(theirs, world.teamResponder)).as("only in her team").isEqualTo(403);
        assertThat(acknowledge(ours, world.teamResponder)).isEqualTo(200);
        assertThat(acknowledge(theirs, world.responder)).isEqualTo(200);
    }

    @Test
    void the_pages_refuse_the_same_persons() {
        assertThatThrownBy(() -> world.acme.acknowledge(ours, world.stakeholder)).isInstanceOf(Refusal.class)
                .hasMessageContaining("2010");
        assertThatThrownBy(() -> world.acme.trigger(world.service, "No", world.stakeholder))
                .isInstanceOf(Refusal.class).hasMessageContaining("2010");
    }

    @Test
    void a_person_with_restricted_access_sees_nothing_of_other_teams() {
        assertThat(world.get("/incidents/" + ours.id(), world.as(world.restricted)).error().getInteger("code"))
                .isEqualTo(2010);
        assertThat(world.get("/incidents", world.as(world.restricted)).json().getJsonArray("incidents")).isEmpty();
        assertThat(world.get("/services", world.as(world.restricted)).json().getJsonArray("services")).isEmpty();
    }

    @Test
    void only_managers_and_above_change_webhook_subscriptions() {
        JsonObject wanted = JsonObject.of("webhook_subscription", JsonObject.of("type", "webhook_subscription"));
        assertThat(world.post("/webhook_subscriptions", wanted, world.as(world.responder)).status()).isEqualTo(403);
        assertThat(world.post("/webhook_subscriptions", wanted, world.as(world.manager)).error().getJsonArray("errors")
                .getString(0)).contains("delivery_method");
    }

    @Test
    void a_read_only_key_reads_and_does_not_write() {
        Map<String, String> headers = world.headers("Token token=" + world.acme.readOnlyApiKey());
        assertThat(world.get("/incidents", headers).status()).isEqualTo(200);
        assertThat(world.put("/incidents/" + ours.id(), status("resolved"), headers).error().getJsonArray("errors")
                .getString(0)).isEqualTo("The key is read-only");
    }

    @Test
    void a_key_of_the_other_region_is_refused() {
        PagerDutyAccount euro = world.standIn.openAccount("euro", Region.EU);
        Map<String, String> headers = world.headers("Token token=" + euro.apiKey());
        assertThat(world.get("/incidents", headers).status()).isEqualTo(401);
        assertThat(world.call("GET", world.standIn.baseUrl(Region.EU) + "/incidents", null, headers).status())
                .isEqualTo(200);
    }

    @Test
    void the_format_of_the_authorization_must_be_followed_precisely() {
        assertThat(world.get("/incidents", world.headers("Token " + world.key)).status()).isEqualTo(401);
        assertThat(world.get("/incidents", world.headers("token token=" + world.key)).status()).isEqualTo(401);
        assertThat(world.get("/incidents", world.headers("Bearer " + world.key)).status()).isEqualTo(401);
    }

    @Test
    void a_key_that_was_taken_back_is_refused() {
        world.standIn.revokeKey(world.key);
        assertThat(world.get("/incidents").status()).isEqualTo(401);
    }

    @Test
    void without_the_version_in_accept_nothing_is_answered() {
        Map<String, String> headers = world.withKey();
        headers.put("Accept", "application/json");
        assertThat(world.get("/incidents", headers).error().getJsonArray("errors").getString(0)).contains("version=2");
    }

    @Test
    void a_body_that_is_not_declared_as_json_is_refused() {
        Map<String, String> headers = world.withKey();
        headers.put("Content-Type", "text/plain");
        assertThat(world.put("/incidents/" + ours.id(), status("resolved"), headers).error().getJsonArray("errors")
                .getString(0)).contains("Content-Type");
    }

    @Test
    void the_limit_is_told_and_comes_back_after_a_minute() {
        Reply first = world.get("/abilities");
        assertThat(first.header("ratelimit-limit")).isEqualTo("960");
        assertThat(first.header("ratelimit-remaining")).isEqualTo("959");
        assertThat(Integer.parseInt(first.header("ratelimit-reset"))).isBetween(1, 60);
        for (int i = 0; i < 959; i++) {
            world.get("/abilities");
        }
        Reply limited = world.get("/abilities");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(world.get("/abilities", world.as(world.manager)).status()).as("others are not").isEqualTo(200);
        world.standIn.advance(Duration.ofSeconds(60));
        assertThat(world.get("/abilities").status()).isEqualTo(200);
    }

    @Test
    void two_keys_of_one_person_share_a_limit() {
        world.get("/abilities", world.as(world.manager));
        assertThat(world.get("/abilities", world.as(world.manager)).header("ratelimit-remaining")).isEqualTo("958");
    }

    @Test
    void pages_hold_25_and_say_whether_there_is_more() {
        for (int i = 0; i < 30; i++) {
            world.acme.trigger(world.service, "Incident " + i, world.manager);
        }
        JsonObject first = world.get("/incidents?statuses[]=triggered&service_ids[]=" + world.service.id()
                + "&total=true").json();
        assertThat(first.getJsonArray("incidents")).hasSize(25);
        assertThat(first.getBoolean("more")).isTrue();
        assertThat(first.getInteger("total")).isEqualTo(31);
        JsonObject second = world.get("/incidents?service_ids[]=" + world.service.id() + "&limit=100&offset=25").json();
        assertThat(second.getJsonArray("incidents")).hasSize(6);
        assertThat(second.getBoolean("more")).isFalse();
        assertThat(second.getValue("total")).isNull();
        assertThat(world.get("/incidents?limit=101").error().getInteger("code")).isEqualTo(2001);
        assertThat(world.get("/incidents?limit=100&offset=9901").error().getInteger("code")).isEqualTo(2001);
    }

    @Test
    void every_role_has_the_name_the_api_gives_it() {
        assertThat(UserRole.values()).extracting(UserRole::apiName).containsExactly("owner", "admin", "user",
                "limited_user", "observer", "restricted_access", "read_only_user", "read_only_limited_user");
    }

    private int acknowledge(Incident incident, User user) {
        return world.put("/incidents/" + incident.id(), status("acknowledged"), world.as(user)).status();
    }
}
