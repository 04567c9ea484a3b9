package io.muster.standins.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PausesTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private final Pauses pauses = new Pauses();

    @Test
    void a_pause_takes_its_time() {
        long began = System.nanoTime();
        pauses.pause(Duration.ofMillis(50));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void pauses_end_when_whoever_is_slow_closes() throws Exception {
        var slow = Thread.ofVirtual().start(() -> pauses.pause(FOR_EVER));
        pauses.close();
        assertThat(slow.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void whoever_is_interrupted_goes_on_and_knows_of_it() throws Exception {
        var knows = new AtomicBoolean();
        var slow = Thread.ofVirtual().start(() -> {
            pauses.pause(FOR_EVER);
            knows.set(Thread.currentThread().isInterrupted());
        });
        slow.interrupt();
        assertThat(slow.join(Duration.ofSeconds(10))).isTrue();
        assertThat(knows).isTrue();
    }
}
