package io.muster.standins.pagerduty;

import static io.muster.standins.pagerduty.PagerDutyWorld.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Incidents that become one, and the log of what happened. */
class MergeAndLogTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Receiver receiver = new Receiver();
    private final Incident first = world.acme.trigger(world.service, "Fire", world.manager);
    private final Incident second = world.acme.trigger(world.service, "Smoke", world.manager);

    @AfterEach
    void close() {
        world.close();
        receiver.close();
    }

    @Test
    void a_merged_incident_is_resolved_and_says_into_which_one_it_went() {
        world.acme.subscribe(receiver.url(), new Subscription.Filter("account_reference", Optional.empty()),
                Set.of("incident.resolved"));
        assertThat(merge(first, second).json().getJsonObject("incident").getString("id")).isEqualTo(first.id());
        assertThat(second.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(first.status()).isEqualTo(IncidentStatus.TRIGGERED);
        await().until(() -> receiver.deliveries.size() == 1);
        JsonObject data = receiver.deliveries.getFirst().event().getJsonObject("data");
        assertThat(data.getString("id")).isEqualTo(second.id());
        assertThat(data.getJsonObject("resolve_reason").getString("type")).isEqualTo("merge_resolve_reason");
        assertThat(data.getJsonObject("resolve_reason").getJsonObject("incident").getString("id"))
                .isEqualTo(first.id());
        JsonObject shown = world.get("/incidents/" + second.id()).json().getJsonObject("incident");
        assertThat(shown.getJsonObject("resolve_reason").getJsonObject("incident").getString("id"))
                .isEqualTo(first.id());
        assertThat(shown.getBoolean("is_mergeable")).isFalse();
    }

    @Test
    void what_cannot_be_merged_is_refused_and_nothing_is() {
        Incident third = world.acme.trigger(world.service, "Ash", world.manager);
        merge(first, second);
        assertThat(merge(first, third, second).error().getInteger("code")).isEqualTo(1019);
        assertThat(third.status()).isEqualTo(IncidentStatus.TRIGGERED);
        assertThat(merge(first, first).error().getJsonArray("errors").getString(0)).contains("into itself");
        world.acme.resolve(first, world.manager);
        assertThat(merge(first, third).error().getInteger("code")).isEqualTo(1001);
        assertThat(world.put("/incidents/" + second.id(), status("triggered")).error().getInteger("code"))
                .isEqualTo(1019);
    }

    @Test
    void who_may_not_respond_may_not_merge() {
        assertThat(world.put("/incidents/" + first.id() + "/merge", sources(second), world.as(world.observer)).error()
                .getInteger("code")).isEqualTo(2010);
    }

    @Test
    void people_merge_and_snooze_on_the_pages_too() {
        String path = "/accounts/acme/incidents/" + first.id();
        assertThat(world.control(path + "/merge", JsonObject.of("by", world.manager.email(),
                "sources", JsonArray.of(second.id()))).status()).isEqualTo(200);
        assertThat(world.control(path + "/snooze", JsonObject.of("by", world.manager.email(), "for", "PT1H")).json()
                .getJsonObject("incident").getString("status")).isEqualTo("acknowledged");
        assertThat(second.mergedInto()).map(Incident.Merged::id).contains(first.id());
    }

    @Test
    void the_accounts_log_holds_all_incidents_newest_first_and_in_pages() {
        world.acme.acknowledge(first, world.manager);
        world.acme.addNote(first, "On it", world.manager);
        JsonObject page = world.get("/log_entries?limit=2").json();
        assertThat(types(page)).containsExactly("annotate_log_entry", "acknowledge_log_entry");
        assertThat(page.getBoolean("more")).isTrue();
        assertThat(types(world.get("/log_entries?is_overview=true").json())).containsExactly("acknowledge_log_entry",
                "trigger_log_entry", "trigger_log_entry");
        assertThat(types(world.get("/incidents/" + second.id() + "/log_entries").json()))
                .containsExactly("trigger_log_entry");
        assertThat(types(world.get("/log_entries?since=" + Instant.now().plus(Duration.ofHours(1))).json())).isEmpty();
        assertThat(types(world.get("/log_entries", world.as(world.restricted)).json()))
                .as("who sees no incident sees no log").isEmpty();
    }

    @Test
    void include_in_an_incident_puts_people_and_the_service_in_the_place_of_references() {
        JsonObject plain = incident("");
        assertThat(plain.getJsonObject("service").getString("type")).isEqualTo("service_reference");
        JsonObject whole = incident("?include[]=services&include[]=assignees&include[]=first_trigger_log_entries");
        assertThat(whole.getJsonObject("service").getString("type")).isEqualTo("service");
        assertThat(whole.getJsonArray("assignments").getJsonObject(0).getJsonObject("assignee").getString("email"))
                .isEqualTo(world.responder.email());
        assertThat(whole.getJsonObject("first_trigger_log_entry").getString("type")).isEqualTo("trigger_log_entry");
        assertThat(whole.getJsonObject("last_status_change_by").getString("type")).isEqualTo("user_reference");
        assertThat(incident("?include[]=agents").getJsonObject("last_status_change_by").getString("email"))
                .isEqualTo(world.manager.email());
    }

    @Test
    void a_request_that_nobody_answered_is_taken_back_and_an_answered_one_is_not() {
        world.acme.addResponder(first, world.responder, "Help", world.manager);
        world.acme.addResponder(first, world.admin, "Help", world.manager);
        world.acme.answer(first, world.admin, "joined");
        JsonArray results = world.put("/incidents/" + first.id() + "/responder_requests/cancel", JsonObject.of(
                "requester_id", world.manager.id(), "responder_request_targets", new JsonArray(
                        Stream.of(world.responder, world.admin, world.observer)
                                .map(user -> JsonObject.of("id", user.id(), "type", "user_reference")).toList())))
                .json().getJsonArray("responder_request_targets");
        assertThat(results.stream().map(one -> ((JsonObject) one).getString("result")))
                .containsExactly("cancelled", "joined", "not_found");
    }

    @Test
    void an_ability_is_there_or_is_paid_for() {
        assertThat(world.get("/abilities/teams").status()).isEqualTo(204);
        assertThat(world.get("/abilities/sso").status()).isEqualTo(402);
    }

    private JsonObject incident(String query) {
        return world.get("/incidents/" + first.id() + query).json().getJsonObject("incident");
    }

    private Reply merge(Incident target, Incident... sources) {
        return world.put("/incidents/" + target.id() + "/merge", sources(sources));
    }

    private static JsonObject sources(Incident... sources) {
        return JsonObject.of("source_incidents", new JsonArray(Arrays.stream(sources).map(one -> JsonObject.of(
                "id", one.id(), "type", "incident_reference")).toList()));
    }

    private static List<String> types(JsonObject page) {
        return page.getJsonArray("log_entries").stream().map(JsonObject.class::cast).map(one -> one.getString("type"))
                .toList();
    }
}
