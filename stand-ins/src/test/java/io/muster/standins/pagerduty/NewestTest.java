package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.pagerduty.exchange.Newest;
import io.muster.standins.pagerduty.incident.Incident;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The past does not fill the memory. */
class NewestTest {
    @Test
    void ten_thousand_are_kept_and_the_oldest_goes() {
        Newest<Integer> newest = new Newest<>(one -> 1);
        IntStream.rangeClosed(0, 10_000).forEach(newest::add);
        assertThat(newest.all()).hasSize(10_000).startsWith(1).endsWith(10_000);
    }

    @Test
    void of_large_ones_fewer_are_kept_and_always_the_last() {
        Newest<Integer> newest = new Newest<>(one -> 5_000_000);
        IntStream.range(0, 5).forEach(newest::add);
        assertThat(newest.all()).containsExactly(3, 4);
        Newest<Integer> huge = new Newest<>(one -> 50_000_000);
        IntStream.range(0, 5).forEach(huge::add);
        assertThat(huge.all()).containsExactly(4);
    }

    @Test
    void the_oldest_resolved_incident_is_forgotten_and_an_open_one_is_not() {
        try (PagerDutyWorld world = new PagerDutyWorld()) {
            Incident open = world.acme.trigger(world.service, "Open", world.manager);
            Incident resolved = world.acme.trigger(world.service, "Resolved", world.manager);
            world.acme.resolve(resolved, world.manager);
            IntStream.range(2, 4001).forEach(i -> world.acme.trigger(world.service, "Incident " + i, world.manager));
            assertThat(world.acme.holdings().incidents()).hasSize(4000).contains(open).doesNotContain(resolved);
        }
    }
}
