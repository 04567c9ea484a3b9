package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.Schedule;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.incident.Incident;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is called, and who will be. */
class OnCallTest {
    private final PagerDutyWorld world = new PagerDutyWorld();
    private final Schedule weekly = world.acme.schedule("Weekly", List.of(world.responder, world.manager),
            Duration.ofDays(7));
    private final EscalationPolicy policy = world.acme.policyOf("Taking turns",
            List.of(new Level("PLEVEL1", List.of(), List.of(weekly)), Level.of(List.of(world.admin))));
    private final String ours = "/oncalls?escalation_policy_ids[]=" + policy.id();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_person_named_by_the_policy_is_always_on_call_and_one_of_a_schedule_from_when_until_when() {
        JsonArray found = world.get(ours).json().getJsonArray("oncalls");
        assertThat(found).hasSize(2);
        JsonObject turn = found.getJsonObject(0);
        assertThat(user(turn)).isEqualTo(world.responder.id());
        assertThat(turn.getJsonObject("schedule").getString("summary")).isEqualTo("Weekly");
        assertThat(Duration.between(Instant.parse(turn.getString("start")), Instant.parse(turn.getString("end"))))
                .isEqualTo(Duration.ofDays(7));
        assertThat(user(found.getJsonObject(1))).isEqualTo(world.admin.id());
        assertThat(found.getJsonObject(1).containsKey("start")).isFalse();
        assertThat(found.getJsonObject(1).getInteger("escalation_level")).isEqualTo(2);
    }

    @Test
    void a_week_later_the_next_person_is_called_for_a_new_incident() {
        Service service = world.acme.service("Turns", policy);
        world.standIn.advance(Duration.ofDays(7));
        Incident incident = world.acme.trigger(service, "Whose turn?", world.manager);
        assertThat(incident.assignments()).extracting(one -> one.user().id()).containsExactly(world.manager.id());
    }

    @Test
    void a_range_tells_every_turn_in_it_and_earliest_only_the_first_of_each_person() {
        String until = "&until=" + Instant.now().plus(Duration.ofDays(30)).toString();
        assertThat(users(ours + "&schedule_ids[]=" + weekly.id() + until)).containsExactly(world.responder.id(),
                world.manager.id(), world.responder.id(), world.manager.id(), world.responder.id());
        assertThat(users(ours + "&schedule_ids[]=" + weekly.id() + until + "&earliest=true"))
                .containsExactly(world.responder.id(), world.manager.id());
        assertThat(users(ours + "&user_ids[]=" + world.admin.id())).containsExactly(world.admin.id());
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        assertThat(world.get("/oncalls?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z").error()
                .getInteger("code")).isEqualTo(2005);
    }

    @Test
    void include_puts_the_things_themselves_in_the_place_of_references() {
        JsonObject plain = world.get(ours).json().getJsonArray("oncalls").getJsonObject(0);
        assertThat(plain.getJsonObject("user").containsKey("email")).isFalse();
        JsonObject whole = world.get(ours + "&include[]=users&include[]=schedules").json().getJsonArray("oncalls")
                .getJsonObject(0);
        assertThat(whole.getJsonObject("user").getString("email")).isEqualTo(world.responder.email());
        assertThat(whole.getJsonObject("schedule").getJsonArray("users")).hasSize(2);
        assertThat(whole.getJsonObject("escalation_policy").getString("type"))
                .isEqualTo("escalation_policy_reference");
        assertThat(world.get(ours + "&include[]=services").error().getInteger("code")).isEqualTo(2001);
    }

    private List<String> users(String path) {
        return world.get(path).json().getJsonArray("oncalls").stream().map(JsonObject.class::cast)
                .map(OnCallTest::user).toList();
    }

    private static String user(JsonObject onCall) {
        return onCall.getJsonObject("user").getString("id");
    }
}
