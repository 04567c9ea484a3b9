package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.incident.Incident;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a page that follows PagerDuty reads. */
class ChangesTest {
    private final PagerDutyWorld world = new PagerDutyWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void who_was_never_there_is_told_to_read_everything() {
        JsonObject answer = changes(0, 0);
        assertThat(answer.getBoolean("reset")).isTrue();
        assertThat(answer.getJsonArray("changes")).isEmpty();
    }

    @Test
    void each_change_of_an_incident_is_told_and_so_is_a_new_service() {
        long last = changes(0, 0).getLong("last");
        Incident incident = world.acme.trigger(world.service, "Followed", world.manager);
        world.acme.service("New", world.service.policy());
        assertThat(kinds(changes(last, 0))).contains("incident " + incident.id(), "account acme");
    }

    @Test
    void who_waits_is_woken_by_the_next_change() throws Exception {
        long last = changes(0, 0).getLong("last");
        CompletableFuture<JsonObject> waiting = CompletableFuture.supplyAsync(() -> changes(last, 20_000));
        Incident incident = world.acme.trigger(world.service, "Woken", world.manager);
        assertThat(kinds(waiting.get(5, TimeUnit.SECONDS))).contains("incident " + incident.id());
    }

    @Test
    void waiting_longer_than_allowed_is_refused() {
        Reply reply = world.call("GET", world.standIn.controlUrl() + "/changes?after=0&within=25001", null, Map.of());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().getString("problem")).contains("25000");
    }

    @Test
    void the_listing_has_what_a_page_shows_newest_incident_first() {
        Incident first = world.acme.trigger(world.service, "First", world.manager);
        Incident second = world.acme.trigger(world.service, "Second", world.manager);
        world.acme.addNote(first, "Looking", world.manager);
        JsonObject listing = get("/accounts/acme/incidents?limit=1");
        assertThat(listing.getInteger("total")).isEqualTo(2);
        assertThat(listing.getJsonArray("incidents").getJsonObject(0).getString("id")).isEqualTo(second.id());
        JsonObject one = get("/accounts/acme/incidents/" + first.id());
        assertThat(one.getJsonArray("notes").getJsonObject(0).getString("content")).isEqualTo("Looking");
        assertThat(one.getJsonArray("log_entries").getJsonObject(0).getString("type")).isEqualTo("annotate_log_entry");
        JsonObject account = get("/accounts").getJsonArray("accounts").getJsonObject(0);
        assertThat(account.getJsonArray("on_calls").getJsonObject(0).getJsonObject("user").getString("email"))
                .isEqualTo(world.responder.email());
        assertThat(account.getJsonArray("teams").getJsonObject(0).getJsonArray("members")).hasSize(2);
    }

    private JsonObject changes(long after, long within) {
        return get("/changes?after=" + after + "&within=" + within);
    }

    private JsonObject get(String path) {
        Reply reply = world.call("GET", world.standIn.controlUrl() + path, null, Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> kinds(JsonObject answer) {
        return answer.getJsonArray("changes").stream().map(JsonObject.class::cast)
                .map(one -> one.getString("kind") + " " + one.getString("id")).toList();
    }
}
