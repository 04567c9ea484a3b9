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
import java.util.function.Function;

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
                Operation.get("/abilities", "abilities.read", call -> Answer.ok("abilities",
                        new JsonArray(new ArrayList<>(call.account().abilities())))),
                Operation.get("/abilities/{id}", "abilities.read", this::ability));
    }

    /** Only for a person's key or token: an account's key has no current user. */
    private Answer me(RestCall call) {
        User user = call.caller().user().orElseThrow(() -> PublishedError.INVALID_OPERATION.because(
                "This endpoint can only be used with a user-level API key or a key generated through an OAuth flow"));
        return Answer.ok("user", expanded(call, new DirectoryDocument(call.account()).user(user), USER_INCLUDE));
    }

    private Answer users(RestCall call) {
        List<String> teamIds = call.all("team_ids[]");
        List<User> found = call.account().users().stream()
                .filter(user -> matches(call, user.name()) || matches(call, user.email()))
                .filter(user -> teamIds.isEmpty() || call.account().teams().stream()
                        .anyMatch(team -> teamIds.contains(team.id()) && team.members().containsKey(user.id())))
                .toList();
        return page(call, "users", found, new DirectoryDocument(call.account())::user,
                Set.of("contact_methods", "notification_rules", "teams", "subdomains"));
    }

    private Answer user(RestCall call) {
        User user = call.account().user(call.path().get("id"))
                .orElseThrow(() -> PublishedError.USER_NOT_FOUND.because());
        return Answer.ok("user", expanded(call, new DirectoryDocument(call.account()).user(user), USER_INCLUDE));
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
        return page(call, "services", found, new DirectoryDocument(call.account())::service, Set.of("escalation_policies",
                "teams", "integrations", "auto_pause_notifications_parameters"));
    }

    private Answer service(RestCall call) {
        Service service = call.account().service(call.path().get("id"))
                .orElseThrow(() -> PublishedError.SERVICE_NOT_FOUND.because());
        if (call.caller().user().isPresent() && !Permissions.maySee(call.caller().user().get(), service.teams())) {
            throw PublishedError.ACCESS_DENIED.because();
        }
        return Answer.ok("service", expanded(call, new DirectoryDocument(call.account()).service(service),
                Set.of("escalation_policies", "teams", "auto_pause_notifications_parameters", "integrations")));
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
        return page(call, "members", List.copyOf(team.members().entrySet()), member -> JsonObject.of(
                "user", call.account().references().user(call.account().user(member.getKey()).orElseThrow()),
                "role", member.getValue().apiName()), Set.of("users"));
    }

    private Answer policies(RestCall call) {
        List<EscalationPolicy> found = call.account().policies().stream()
                .filter(policy -> matches(call, policy.name())).toList();
        return page(call, "escalation_policies", found, new DirectoryDocument(call.account())::policy, Set.of("services",
                "teams", "targets", "escalation_rule_assignment_strategies"));
    }

    private Answer policy(RestCall call) {
        EscalationPolicy policy = call.account().policy(call.path().get("id"))
                .orElseThrow(() -> PublishedError.NO_SUCH_POLICY.because());
        return Answer.ok("escalation_policy", expanded(call, new DirectoryDocument(call.account()).policy(policy),
                Set.of("services", "teams", "targets", "escalation_rule_assignment_strategies")));
    }

    private Answer priorities(RestCall call) {
        return Page.of(call, "priorities", call.account().priorities(), new DirectoryDocument(call.account())::priority);
    }

    /** Of a name that no PagerDuty account ever has, nothing is published but 404; this stand-in knows the names it was given. */
    private Answer ability(RestCall call) {
        String name = call.path().get("id");
        if (!call.account().abilities().contains(name)) {
            throw PublishedError.MISSING_ABILITY.because(name);
        }
        return Answer.empty(204);
    }

    private static <T> Answer page(RestCall call, String name, List<T> all, Function<T, JsonObject> shape,
            Set<String> known) {
        Expansion expansion = new Expansion(call.account(), call.include(known));
        return Page.of(call, name, all, one -> expansion.of(shape.apply(one)));
    }

    private static JsonObject expanded(RestCall call, JsonObject document, Set<String> known) {
        return new Expansion(call.account(), call.include(known)).of(document);
    }

    private static boolean matches(RestCall call, String text) {
        String query = call.query().get("query");
        return query == null || text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT));
    }
}
