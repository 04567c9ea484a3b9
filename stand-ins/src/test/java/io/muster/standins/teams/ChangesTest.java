package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everything_that_happens_is_told_in_its_order_with_the_place_where_it_happened() {
        long before = last();
        String post = world.newThread(MicrosoftWorld.text("one")).json().getString("activityId");
        world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "help", true);
        var grace = world.person("Grace Hopper");
        var answer = changes(before, 0);
        assertThat(answer.getBoolean("reset")).isFalse();
        assertThat(list(answer)).extracting(change -> change.getString("kind")).containsExactly("message", "ledger", "message", "delivery", "person");
        var first = list(answer).getFirst();
        assertThat(first.getString("id")).isEqualTo(post);
        assertThat(first.getString("conversation")).isEqualTo(world.channel.id());
        assertThat(Instant.parse(first.getString("at"))).isBeforeOrEqualTo(Instant.now());
        assertThat(list(answer).getLast().getString("id")).isEqualTo(grace.id());
        assertThat(list(answer).getLast().getLong("n")).isEqualTo(answer.getLong("last"));
    }

    @Test
    void who_waits_is_answered_when_something_comes() {
        long before = last();
        var waiting = CompletableFuture.supplyAsync(() -> changes(before, 20_000));
        assertThat(waiting).as("nothing has changed").isNotDone();
        world.teams.world().addChannel("19:new@thread.tacv2", world.team.id(), "New", Place.Reach.STANDARD, Set.of());
        var answer = waiting.orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(list(answer)).extracting(change -> change.getString("kind") + " " + change.getString("id")).containsExactly("conversation 19:new@thread.tacv2");
    }

    @Test
    void who_waits_for_nothing_is_answered_when_the_time_is_over() {
        long before = last();
        var started = Instant.now();
        var answer = changes(before, 300);
        assertThat(Duration.between(started, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(answer).isEqualTo(new JsonObject().put("last", before).put("reset", false).put("changes", new JsonArray()));
    }

    @Test
    void who_followed_too_long_ago_or_an_earlier_life_is_told_to_read_everything_again() {
        long before = last();
        for (int each = 0; each < 10_001; each++) {
            world.teams.changes().note("person", "p", Optional.empty());
        }
        assertThat(changes(before, 0).getBoolean("reset")).isTrue();
        assertThat(changes(before + 1, 0).getBoolean("reset")).isFalse();
        assertThat(list(changes(before + 1, 0))).hasSize(10_000);
        assertThat(changes(before + 100_000, 0).getBoolean("reset")).isTrue();
    }

    @Test
    void a_wait_that_is_too_long_and_a_number_that_is_none_are_refused_with_the_reason() {
        assertThat(Calls.get(address() + "?after=0&within=25001").json().getString("problem")).contains("from 0 to 25000");
        var answer = Calls.get(address() + "?after=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("problem")).contains("\"after\" has to be a number");
    }

    private long last() {
        return changes(0, 0).getLong("last");
    }

    private JsonObject changes(long after, long within) {
        return Calls.get(address() + "?after=" + after + "&within=" + within).json();
    }

    private String address() {
        return world.teams.address() + "/_standin/changes";
    }

    private static List<JsonObject> list(JsonObject answer) {
        return answer.getJsonArray("changes").stream().map(JsonObject.class::cast).toList();
    }
}
