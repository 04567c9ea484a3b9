package io.muster.standins.pagerduty.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call when: persons take turns of one length, one after the other, for ever. PagerDuty's schedules have layers
 * and overrides besides; nothing that this stand-in answers shows them.
 *
 * @param id    opaque
 * @param name  as shown
 * @param users who takes turns, in this order; empty for a schedule that nobody is on
 * @param turn  how long a turn is
 * @param begun when the first turn of the first person began
 */
public record Schedule(String id, String name, List<User> users, Duration turn, Instant begun) {

    /**
     * One turn.
     *
     * @param user  who is on call
     * @param start from
     * @param end   until
     */
    public record Turn(User user, Instant start, Instant end) {
    }

    /** @throws IllegalArgumentException when a turn has no length */
    public Schedule {
        users = List.copyOf(users);
        if (!turn.isPositive()) {
            throw new IllegalArgumentException("A turn takes some time");
        }
    }

    /** @return the turn at a time; empty when nobody is on this schedule */
    public Optional<Turn> at(Instant time) {
        if (users.isEmpty()) {
            return Optional.empty();
        }
        long number = Math.floorDiv(Duration.between(begun, time).toMillis(), turn.toMillis());
        Instant start = begun.plusMillis(number * turn.toMillis());
        return Optional.of(new Turn(users.get((int) Math.floorMod(number, (long) users.size())), start, start.plus(turn)));
    }
}
