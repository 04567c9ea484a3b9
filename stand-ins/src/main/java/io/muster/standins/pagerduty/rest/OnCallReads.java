package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.OnCall;
import io.muster.standins.pagerduty.account.PublishedError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who is on call, now or at any time of a range that ends within 90 days. */
final class OnCallReads {
    private static final Duration FARTHEST = Duration.ofDays(90);

    private record Place(String policy, int level, String user) {
    }

    List<Operation> operations() {
        return List.of(Operation.get("/oncalls", "oncalls.read", this::onCalls));
    }

    private Answer onCalls(RestCall call) {
        Set<String> include = call.include(Set.of("escalation_policies", "users", "schedules"));
        Instant since = call.time("since").orElseGet(() -> call.account().now());
        Instant until = call.time("until").orElse(since);
        if (until.isBefore(since) || until.isAfter(call.account().now().plus(FARTHEST))) {
            throw PublishedError.INVALID_RANGE.because("until is at most 90 days in the future, and not before since");
        }
        List<OnCall> found = OnCall.of(call.account().policies(), since, until).stream()
                .filter(one -> call.among("escalation_policy_ids[]", one.policy().id()))
                .filter(one -> call.among("user_ids[]", one.user().id()))
                .filter(one -> call.all("schedule_ids[]").isEmpty()
                        || one.schedule().filter(wanted -> call.among("schedule_ids[]", wanted.id())).isPresent())
                .toList();
        Expansion expansion = new Expansion(call.account(), include);
        DirectoryDocument document = new DirectoryDocument(call.account());
        return Page.of(call, "oncalls", "true".equals(call.query().get("earliest")) ? earliest(found) : found,
                one -> expansion.of(document.onCall(one)));
    }

    private static List<OnCall> earliest(List<OnCall> all) {
        Set<Place> seen = new HashSet<>();
        return all.stream().filter(one -> seen.add(new Place(one.policy().id(), one.level(), one.user().id()))).toList();
    }
}
