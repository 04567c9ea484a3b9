package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Permissions;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.User;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Who and what an account consists of. */
final class DirectoryReads {
    private static final Set<String> USER_INCLUDE = Set.of("contact_methods", "notification_rules", "teams",
            "subdomains", "calendar_urls");

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/users/me", Optional.empty(), false, false, this::me),
                Operation.get("/users", "users.read", this::users),
                Operation.get("/users/{id}", "users.read", this::user),
                Operation.get("/services", "services.read", this::services),
                Operation.get("/services/{id}", "services.read", this::service),
                Operation.get("/teams", "teams.read", this::teams),
                Operation.get("/teams/{id}", "teams.read", this::team),
                Operation.get("/teams/{id}/members", "teams.read", this::members),
                Operation.get("/escalation_policies", "escalation_policies.read", this::policies),
                Operation.get("/escalation_policies/{id}", "escalation_policies.read", this::policy),
                Operation.get("/priorities", "priorities.read", this::priorities),
                Operation.get("/oncalls", "oncalls.read", this::onCalls),
                Operation.get("/abilities", "abilities.read", call -> Answer.ok("abilities",
                        new JsonArray(new ArrayList<>(call.account().abilities())))));
    }

    /** Only for a person's key or token: an account's key has no current user. */
    private Answer me(RestCall call) {
        call.include(USER_INCLUDE);
        User user = call.caller().user().orElseThrow(() -> PublishedError.INVALID_OPERATION.because(
                "This endpoint can only be used with a user-level API key or a key generated through an OAuth flow"));
        return Answer.ok("user", new DirectoryDocument(call.account()).user(user));
    }

    private Answer users(RestCall call) {
        call.include(Set.of("contact_methods", "notification_rules", "teams", "subdomains"));
        List<String> teamIds = call.all("team_ids[]");
        List<User> found = call.account().users().stream()
                .filter(user -> matches(call, user.name()) || matches(call, user.email()))
                .filter(user -> teamIds.isEmpty() || call.account().teams().stream()
                        .anyMatch(team -> teamIds.contains(team.id()) && team.members().containsKey(user.id())))
                .toList();
        return Page.of(call, "users", found, new DirectoryDocument(call.account())::user);
    }

    private Answer user(RestCall call) {
        call.include(USER_INCLUDE);
        return Answer.ok("user", new DirectoryDocument(call.account()).user(call.account()
                .user(call.path().get("id")).orElseThrow(() -> PublishedError.USER_NOT_FOUND.because())));
    }

    private Answer services(RestCall call) {
        List<String> teamIds = call.all("team_ids[]");
        String name = call.query().get("name");
        List<Service> found = call.account().services().stream()
                .filter(service -> matches(call, service.name()))
                .filter(service -> name == null || service.name().equals(name))
                .filter(service -> teamIds.isEmpty()
                        || service.teams().stream().anyMatch(team -> teamIds.contains(team.id())))
                .filter(service -> call.caller().user().map(user -> Permissions.maySee(user, service.teams()))
                        .orElse(true))
                .toList();
        return Page.of(call, "services", found, new DirectoryDocument(call.account())::service);
    }

    private Answer service(RestCall call) {
        Service service = call.account().service(call.path().get("id"))
                .orElseThrow(() -> PublishedError.SERVICE_NOT_FOUND.because());
        if (call.caller().user().isPresent() && !Permissions.maySee(call.caller().user().get(), service.teams())) {
            throw PublishedError.ACCESS_DENIED.because();
        }
        return Answer.ok("service", new DirectoryDocument(call.account()).service(service));
    }

    private Answer teams(RestCall call) {
        List<Team> found = call.account().teams().stream().filter(team -> matches(call, team.name())).toList();
        return Page.of(call, "teams", found, new DirectoryDocument(call.account())::team);
    }

    private Answer team(RestCall call) {
        return Answer.ok("team", new DirectoryDocument(call.account()).team(found(call)));
    }

    private static Team found(RestCall call) {
        return call.account().team(call.path().get("id")).orElseThrow(() -> PublishedError.TEAM_NOT_FOUND.because());
    }

    private Answer members(RestCall call) {
        Team team = found(call);
        return Page.of(call, "members", List.copyOf(team.members().entrySet()), member -> JsonObject.of(
                "user", call.account().references().user(call.account().user(member.getKey()).orElseThrow()),
                "role", member.getValue().apiName()));
    }

    private Answer policies(RestCall call) {
        List<EscalationPolicy> found = call.account().policies().stream()
                .filter(policy -> matches(call, policy.name())).toList();
        return Page.of(call, "escalation_policies", found, new DirectoryDocument(call.account())::policy);
    }

    private Answer policy(RestCall call) {
        return Answer.ok("escalation_policy", new DirectoryDocument(call.account()).policy(call.account()
                .policy(call.path().get("id")).orElseThrow(() -> PublishedError.NO_SUCH_POLICY.because())));
    }

    private Answer priorities(RestCall call) {
        return Page.of(call, "priorities", call.account().priorities(), new DirectoryDocument(call.account())::priority);
    }

    private Answer onCalls(RestCall call) {
        record OnCall(EscalationPolicy policy, int level, User user) {
        }
        List<String> policyIds = call.all("escalation_policy_ids[]");
        List<String> userIds = call.all("user_ids[]");
        List<OnCall> found = call.account().policies().stream()
                .filter(policy -> policyIds.isEmpty() || policyIds.contains(policy.id()))
                .flatMap(policy -> IntStream.range(0, policy.levels().size()).boxed().flatMap(level -> policy.levels()
                        .get(level).stream().map(user -> new OnCall(policy, level + 1, user))))
                .filter(onCall -> userIds.isEmpty() || userIds.contains(onCall.user().id())).toList();
        return Page.of(call, "oncalls", found, onCall -> JsonObject.of(
                "user", call.account().references().user(onCall.user()),
                "escalation_policy", call.account().references().policy(onCall.policy()),
                "escalation_level", onCall.level()));
    }

    private static boolean matches(RestCall call, String text) {
        String query = call.query().get("query");
        return query == null || text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
}
