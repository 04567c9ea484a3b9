package io.muster.standins.pagerduty.storm;

import java.time.Duration;
import java.util.List;

/**
 * How bad the night shall be.
 *
 * @param incidents  how many, 1 to 1000
 * @param eventsEach what happens to each, its triggering among it, 1 to 6
 * @param seconds    how long all of it takes, 1 to 60
 * @param services   names or ids of the services concerned; empty for every service of the account
 */
public record StormOrder(int incidents, int eventsEach, int seconds, List<String> services) {
    private static final int MOST_INCIDENTS = 1000;
    private static final int MOST_EVENTS = 6;
    private static final int MOST_SECONDS = 60;

    /** @throws IllegalArgumentException when a number is out of its bounds */
    public StormOrder {
        within("incidents", incidents, MOST_INCIDENTS);
        within("eventsEach", eventsEach, MOST_EVENTS);
        within("seconds", seconds, MOST_SECONDS);
        services = List.copyOf(services);
    }

    /** @return how long after the storm's begin an incident's event happens: incidents begin in the first half, and each takes half */
    Duration after(int incident, int event) {
        long half = Duration.ofSeconds(seconds).toMillis() / 2;
        return Duration.ofMillis(half * incident / incidents + half * event / eventsEach);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is a number from 1 to " + most);
        }
    }
}
