package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final StoppedClock clock = new StoppedClock();
    private final Limits limits = new Limits(clock);

    @Test
    void seven_sends_pass_in_a_second_and_the_eighth_is_told_to_wait_a_second() {
        assertThat(passing(20, Operation.SEND, "thread", false)).isEqualTo(7);
        assertThat(refusal(Operation.SEND, "thread").orElseThrow().retryAfter()).hasValue("1");
    }

    @Test
    void eight_sends_pass_in_two_seconds() {
        passing(7, Operation.SEND, "thread", false);
        clock.forward(Duration.ofMillis(1000));
        assertThat(passing(20, Operation.SEND, "thread", false)).isEqualTo(1);
    }

    @Test
    void sixty_sends_pass_in_thirty_seconds_and_the_next_is_told_how_long_to_wait() {
        int passed = 0;
        for (int second = 0; second < 20; second += 2) {
            passed += passing(8, Operation.SEND, "thread", false);
            clock.forward(Duration.ofSeconds(1));
            passed += passing(8, Operation.SEND, "thread", false);
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(passed).isEqualTo(60);
        assertThat(Integer.parseInt(refusal(Operation.SEND, "thread").orElseThrow().retryAfter().orElseThrow())).isBetween(8, 12);
    }

    @Test
    void what_sixty_one_sends_take_at_least_is_thirty_seconds_as_the_published_windows_say() {
        var start = clock.instant();
        for (int sent = 0; sent < 61; ) {
            var refused = refusal(Operation.SEND, "thread");
            if (refused.isEmpty()) {
                sent++;
            } else {
                clock.forward(Duration.ofSeconds(Long.parseLong(refused.get().retryAfter().orElseThrow())));
            }
        }
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void eighteen_hundred_an_hour_holds_for_a_chat_with_one_person_only() {
        assertThat(inAnHour(true)).isEqualTo(1800);
        limits.forget();
        assertThat(inAnHour(false)).isGreaterThan(1800);
    }

    @Test
    void members_have_a_budget_of_their_own_twice_as_large() {
        passing(7, Operation.SEND, "thread", false);
        assertThat(passing(40, Operation.MEMBERS, "thread", false)).isEqualTo(14);
        assertThat(passing(40, Operation.TEAM, "thread", false)).isEqualTo(14);
        assertThat(passing(40, Operation.CREATE, "thread", false)).isEqualTo(7);
    }

    @Test
    void changing_and_withdrawing_count_as_sending() {
        passing(3, Operation.SEND, "thread", false);
        passing(3, Operation.UPDATE, "thread", false);
        assertThat(passing(5, Operation.DELETE, "thread", false)).isEqualTo(1);
    }

    @Test
    void fifty_calls_a_second_pass_for_one_app_in_one_tenant() {
        int passed = 0;
        for (int thread = 0; thread < 10; thread++) {
            passed += passing(7, Operation.SEND, "thread-" + thread, false);
        }
        assertThat(passed).isEqualTo(50);
    }

    @Test
    void all_bots_together_send_fourteen_a_second_to_a_thread() {
        int passed = 0;
        for (int bot = 0; bot < 4; bot++) {
            for (int call = 0; call < 7; call++) {
                passed += refusal(Operation.SEND, "bot-" + bot, "thread", false).isEmpty() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(14);
    }

    private int inAnHour(boolean onePerson) {
        int passed = 0;
        for (int half = 0; half < 118; half++) {
            for (int each = 0; each < 30; each += 5) {
                passed += passing(7, Operation.SEND, "chat", onePerson);
                clock.forward(Duration.ofSeconds(5));
            }
        }
        return passed;
    }

    private int passing(int tries, Operation operation, String thread, boolean onePerson) {
        int passed = 0;
        for (int each = 0; each < tries; each++) {
            passed += refusal(operation, "bot", thread, onePerson).isEmpty() ? 1 : 0;
        }
        return passed;
    }

    private Optional<ConnectorRefusal> refusal(Operation operation, String thread) {
        return refusal(operation, "bot", thread, false);
    }

    private Optional<ConnectorRefusal> refusal(Operation operation, String bot, String thread, boolean onePerson) {
        try {
            limits.take(operation, bot, "tenant", thread, onePerson);
            return Optional.empty();
        } catch (ConnectorRefusal refusal) {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.code()).isEqualTo("Throttled");
            return Optional.of(refusal);
        }
    }

    private static final class StoppedClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
