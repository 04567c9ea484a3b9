package io.muster.standins.teams;

import static io.muster.standins.teams.ConnectorTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.standins.Calls;
import io.muster.standins.wire.Exchange;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void the_next_two_sends_are_refused_with_the_scripted_header_and_the_third_passes() {
        world.teams.faults().add(Fault.refusing(Operation.SEND, 2, 429, "Throttled", "Sat, 21 Nov 2026 00:00:05 GMT"));
        var first = world.say(world.channel, MicrosoftWorld.text("x"));
        refused(first, 429, "Throttled");
        assertThat(first.whole().headers().firstValue("Retry-After")).hasValue("Sat, 21 Nov 2026 00:00:05 GMT");
        refused(world.say(world.channel, MicrosoftWorld.text("x")), 429, "Throttled");
        assertThat(world.say(world.channel, MicrosoftWorld.text("x")).status()).isEqualTo(201);
        assertThat(world.teams.messages().in(world.channel.id())).hasSize(1);
    }

    @Test
    void a_create_that_answers_500_has_made_its_post_all_the_same() {
        world.teams.faults().add(Fault.of(Fault.Kind.COMMIT_THEN_FAIL, Operation.CREATE, 1));
        refused(world.newThread(MicrosoftWorld.text("x")), 500, "ServiceError");
        assertThat(world.teams.messages().in(world.channel.id())).hasSize(1);
        assertThat(world.teams.ledger().entries().getLast().committed()).isTrue();
        assertThat(world.teams.ledger().entries().getLast().activityId()).hasValue(world.teams.messages().in(world.channel.id()).getFirst().id());
    }

    @Test
    void a_dropped_connection_leaves_the_caller_without_an_answer() {
        for (var kind : new Fault.Kind[] {Fault.Kind.DROP, Fault.Kind.COMMIT_THEN_DROP}) {
            world.teams.faults().add(new Fault(Optional.empty(), Optional.of(world.channel.id()), kind, 0, "", Optional.empty(), Duration.ZERO, 1));
            var request = Calls.request(world.teams.serviceUrl() + "v3/conversations/" + world.channel.id() + "/activities",
                    "Authorization", "Bearer " + world.token()).method("POST", HttpRequest.BodyPublishers.ofString(MicrosoftWorld.text("x").encode())).build();
            assertThatThrownBy(() -> Calls.raw(request)).isInstanceOf(IOException.class);
        }
        assertThat(world.teams.messages().in(world.channel.id())).as("only the second was done").hasSize(1);
        assertThat(world.teams.ledger().entries()).extracting(LedgerEntry::status).containsOnly(0);
        Awaitility.await().untilAsserted(() -> assertThat(world.teams.exchanges().all()).hasSize(2).extracting(Exchange::status).containsOnly(0));
    }

    @Test
    void a_change_beside_another_change_of_the_same_conversation_fails_its_precondition() {
        world.teams.faults().add(new Fault(Optional.empty(), Optional.empty(), Fault.Kind.DELAY, 0, "", Optional.empty(), Duration.ofMillis(1500), 1));
        var slow = CompletableFuture.supplyAsync(() -> world.say(world.channel, MicrosoftWorld.text("slow")));
        Awaitility.await().until(() -> world.teams.faults().left().isEmpty());
        refused(world.say(world.channel, MicrosoftWorld.text("quick")), 412, "PreconditionFailed");
        assertThat(world.get("v3/conversations/" + world.channel.id() + "/members").status()).as("reading is no change").isEqualTo(200);
        assertThat(slow.join().status()).isEqualTo(201);
        assertThat(world.say(world.channel, MicrosoftWorld.text("later")).status()).isEqualTo(201);
    }

    @Test
    void who_sends_without_pause_is_throttled_and_told_when_to_come_again() {
        String token = world.token();
        var refusal = Stream.generate(() -> world.call("POST", "v3/conversations/" + world.channel.id() + "/activities", MicrosoftWorld.text("x"), token))
                .limit(61).filter(answer -> answer.status() != 201).findFirst().orElseThrow();
        refused(refusal, 429, "Throttled");
        assertThat(Integer.parseInt(refusal.whole().headers().firstValue("Retry-After").orElseThrow())).isPositive();
        assertThat(world.teams.ledger().entries().getLast().retryAfter()).isPresent();
    }
}
