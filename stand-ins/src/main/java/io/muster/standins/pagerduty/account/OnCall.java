package io.muster.standins.pagerduty.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Somebody whom a level of a policy calls.
 *
 * @param policy   the policy
 * @param level    its level, from 1
 * @param user     who
 * @param schedule through which schedule; empty for a person who is always called
 * @param turn     from when until when; empty for a person who is always called
 */
public record OnCall(EscalationPolicy policy, int level, User user, Optional<Schedule> schedule,
        Optional<Schedule.Turn> turn) {

    /**
     * @param policies of which policies
     * @param since    begin of the range
     * @param until    end of the range, not before its begin
     * @return everybody on call at some time of the range, by policy, level and time
     */
    public static List<OnCall> of(List<EscalationPolicy> policies, Instant since, Instant until) {
        return policies.stream().flatMap(policy -> IntStream.range(0, policy.levels().size()).boxed()
                .flatMap(index -> of(policy, index + 1, since, until))).toList();
    }

    private static Stream<OnCall> of(EscalationPolicy policy, int number, Instant since, Instant until) {
        Level level = policy.levels().get(number - 1);
        return Stream.concat(
                level.users().stream().map(user -> new OnCall(policy, number, user, Optional.empty(), Optional.empty())),
                level.schedules().stream().flatMap(schedule -> turns(schedule, since, until).stream().map(turn ->
                        new OnCall(policy, number, turn.user(), Optional.of(schedule), Optional.of(turn)))));
    }

    private static List<Schedule.Turn> turns(Schedule schedule, Instant since, Instant until) {
        List<Schedule.Turn> found = new ArrayList<>();
        Optional<Schedule.Turn> turn = schedule.at(since);
        while (turn.isPresent() && (found.isEmpty() || turn.get().start().isBefore(until))) {
            found.add(turn.get());
            turn = schedule.at(turn.get().end());
        }
        return found;
    }
}
