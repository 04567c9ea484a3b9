package io.muster.standins.pagerduty.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One level of an escalation policy: persons who are always called, and schedules that say who.
 *
 * @param id        opaque, the escalation rule's
 * @param users     called at any time
 * @param schedules ask each who is on call
 */
public record Level(String id, List<User> users, List<Schedule> schedules) {

    /** @return a level of persons only */
    public static Level of(List<User> users) {
        return new Level(Identifiers.resource(), List.copyOf(users), List.of());
    }

    /** @return whom to call at a time, each once; empty when nobody is on call */
    public List<User> onCall(Instant at) {
        return Stream.concat(users.stream(), schedules.stream().map(schedule -> schedule.at(at)).flatMap(Optional::stream)
                .map(Schedule.Turn::user)).distinct().toList();
    }
}
