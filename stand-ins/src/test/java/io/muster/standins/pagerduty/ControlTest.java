package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What another process can do through the control surface. */
class ControlTest {
    private static final JsonObject GLOBEX = new JsonObject("""
            {"subdomain": "globex", "region": "eu",
             "users": [{"name": "Gus", "email": "gus@globex.example", "role": "admin"},
                       {"name": "Rae", "email": "rae@globex.example", "role": "limited_user"}],
             "teams": [{"name": "Payments", "members": [{"email": "rae@globex.example", "role": "responder"}]}],
             "escalation_policies": [{"name": "First", "teams": ["Payments"],
                                      "levels": [["rae@globex.example"], ["gus@globex.example"]]}],
             "services": [{"name": "Checkout", "escalation_policy": "First", "teams": ["Payments"]}],
             "priorities": [{"name": "P1", "description": "All hands"}]}
            """);

    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void an_account_is_opened_from_json_and_an_incident_lives_in_it() {
        JsonObject account = ok("/accounts", GLOBEX);
        assertThat(account.getJsonArray("services").getJsonObject(0).getString("html_url"))
                .startsWith("https://globex.eu.pagerduty.com/service-directory/P");
        JsonObject subscription = ok("/accounts/globex/subscriptions", JsonObject.of("url", receiver.url(),
                "events", JsonArray.of("incident.triggered", "incident.escalated", "incident.annotated")));
        assertThat(subscription.getJsonObject("delivery_method").getString("secret")).hasSize(64);
        JsonObject incident = ok("/accounts/globex/incidents", JsonObject.of("service", "Checkout",
                "title", "Carts are empty", "priority", "P1", "by", "gus@globex.example")).getJsonObject("incident");
        String path = "/accounts/globex/incidents/" + incident.getString("id");
        ok(path + "/escalate", JsonObject.of("by", "rae@globex.example"));
        ok(path + "/note", JsonObject.of("by", "rae@globex.example", "content", "Looking"));
        await().until(() -> receiver.types().equals(
                List.of("incident.triggered", "incident.escalated", "incident.annotated")));
        assertThat(receiver.deliveries.getFirst().event().getJsonObject("data").getJsonObject("priority")
                .getString("summary")).isEqualTo("P1");
        assertThat(seen("/accounts/globex").getJsonArray("incidents").getJsonObject(0).getString("status"))
                .isEqualTo("triggered");
    }

    @Test
    void keys_and_apps_made_here_work_on_the_published_surfaces() {
        ok("/accounts", GLOBEX);
        String key = ok("/accounts/globex/api-keys", JsonObject.of("user", "rae@globex.example")).getString("key");
        String eu = seen("").getJsonObject("rest").getString("eu");
        assertThat(world.call("GET", eu + "/users/me", null, world.headers("Token token=" + key)).json()
                .getJsonObject("user").getString("email")).isEqualTo("rae@globex.example");
        JsonObject app = ok("/apps", JsonObject.of("name", "Muster", "account", "globex", "redirect_uris",
                JsonArray.of("https://muster.example/cb"), "scopes", JsonArray.of("incidents.read")));
        JsonObject token = world.form(world.standIn.identityUrl() + "/oauth/token", Map.of(
                "grant_type", "client_credentials", "client_id", app.getString("client_id"),
                "client_secret", app.getString("client_secret"),
                "scope", "as_account-eu.globex incidents.read")).json();
        assertThat(world.call("GET", eu + "/incidents", null,
                world.headers("Bearer " + token.getString("access_token"))).status()).isEqualTo(200);
    }

    @Test
    void the_clock_moves_and_only_forward() {
        Instant before = Instant.parse(seen("").getString("now"));
        Instant after = Instant.parse(ok("/clock", JsonObject.of("advance", "PT2H")).getString("now"));
        assertThat(Duration.between(before, after)).isBetween(Duration.ofHours(2), Duration.ofMinutes(121));
        assertThat(world.control("/clock", JsonObject.of("advance", "PT-1H")).status()).isEqualTo(400);
    }

    @Test
    void attempts_and_exchanges_can_be_read_and_the_control_surface_is_not_among_them() {
        ok("/accounts/acme/subscriptions", JsonObject.of("url", receiver.url(), "events",
                JsonArray.of("incident.triggered"), "filter", JsonObject.of("type", "service_reference",
                        "id", world.service.id())));
        world.acme.trigger(world.service, "Told", world.manager);
        await().until(() -> world.standIn.attempts().size() == 1);
        JsonObject attempt = seen("/webhook-attempts").getJsonArray("attempts").getJsonObject(0);
        assertThat(attempt.getString("outcome")).isEqualTo("delivered");
        assertThat(attempt.getString("event_type")).isEqualTo("incident.triggered");
        assertThat(attempt.getString("signature")).startsWith("v1=");
        world.get("/priorities");
        JsonArray exchanges = seen("/exchanges").getJsonArray("exchanges");
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.getJsonObject(0).getString("template")).isEqualTo("/priorities");
        assertThat(exchanges.getJsonObject(0).getInteger("status")).isEqualTo(200);
    }

    @Test
    void an_outage_fails_the_next_calls() {
        ok("/outages", JsonObject.of("status", 500, "calls", 2));
        assertThat(world.get("/abilities").status()).isEqualTo(500);
        assertThat(world.get("/abilities").status()).isEqualTo(500);
        assertThat(world.get("/abilities").status()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_is_said() {
        assertThat(world.control("/accounts/nowhere/incidents", new JsonObject()).status()).isEqualTo(404);
        assertThat(world.control("/accounts", JsonObject.of("subdomain", "acme")).json().getString("problem"))
                .isEqualTo("The subdomain acme is taken");
        assertThat(world.control("/accounts/acme/incidents", JsonObject.of("service", "Nothing", "title", "x"))
                .json().getString("problem")).isEqualTo("The account has no Nothing");
    }

    @Test
    void what_pagerduty_refuses_is_said_in_its_words() {
        String path = "/accounts/acme/incidents/" + world.acme.trigger(world.service, "Once", world.manager).id();
        ok(path + "/acknowledge", JsonObject.of("by", world.manager.email()));
        assertThat(world.control(path + "/acknowledge", JsonObject.of("by", world.manager.email())).json()
                .getString("problem")).isEqualTo("Incident Already Acknowledged");
        assertThat(world.control(path + "/resolve", JsonObject.of("by", world.observer.email())).json()
                .getString("problem")).isEqualTo("Access Denied: Requester not authorized to perform action");
    }

    private JsonObject ok(String path, JsonObject body) {
        Reply reply = world.control(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonObject seen(String path) {
        Reply reply = world.call("GET", world.standIn.controlUrl() + path, null, Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }
}
