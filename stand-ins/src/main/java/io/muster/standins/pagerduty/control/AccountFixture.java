package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens an account from a description in JSON; persons are named by email, everything else by name. */
final class AccountFixture {
    private final PagerDutyAccount account;
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, EscalationPolicy> policies = new HashMap<>();

    private AccountFixture(PagerDutyAccount account) {
        this.account = account;
    }

    static PagerDutyAccount open(PagerDutyStandIn standIn, JsonObject wanted) {
        PagerDutyAccount opened = standIn.openAccount(ControlRoutes.text(wanted, "subdomain"),
                Region.of(wanted.getString("region", "us")));
        AccountFixture fixture = new AccountFixture(opened);
        fixture.users(objects(wanted, "users"));
        fixture.teams(objects(wanted, "teams"));
        fixture.policies(objects(wanted, "escalation_policies"));
        fixture.services(objects(wanted, "services"));
        objects(wanted, "priorities").forEach(one -> opened.priority(ControlRoutes.text(one, "name"),
                one.getString("description", "")));
        return opened;
    }

    private void users(List<JsonObject> wanted) {
        wanted.forEach(one -> account.user(ControlRoutes.text(one, "name"), ControlRoutes.text(one, "email"),
                UserRole.of(one.getString("role", "user"))));
    }

    private void teams(List<JsonObject> wanted) {
        for (JsonObject one : wanted) {
            Map<User, TeamRole> members = new LinkedHashMap<>();
            objects(one, "members").forEach(member -> members.put(person(ControlRoutes.text(member, "email")),
                    TeamRole.of(member.getString("role", "responder"))));
            String name = ControlRoutes.text(one, "name");
            teams.put(name, account.team(name, members));
        }
    }

    private void policies(List<JsonObject> wanted) {
        for (JsonObject one : wanted) {
            List<List<User>> levels = one.getJsonArray("levels").stream().map(JsonArray.class::cast)
                    .map(level -> level.stream().map(email -> person(String.valueOf(email))).toList()).toList();
            String name = ControlRoutes.text(one, "name");
            policies.put(name, account.policy(name, levels, owners(one)));
        }
    }

    private void services(List<JsonObject> wanted) {
        for (JsonObject one : wanted) {
            EscalationPolicy policy = policies.get(ControlRoutes.text(one, "escalation_policy"));
            if (policy == null) {
                throw new IllegalArgumentException("escalation_policy must name one of escalation_policies");
            }
            account.service(ControlRoutes.text(one, "name"), policy, owners(one));
        }
    }

    private Team[] owners(JsonObject one) {
        return ControlRoutes.strings(one.getJsonArray("teams")).stream().map(name -> {
            if (!teams.containsKey(name)) {
                throw new IllegalArgumentException("There is no team " + name);
            }
            return teams.get(name);
        }).toArray(Team[]::new);
    }

    private User person(String email) {
        return ControlRoutes.person(account, email);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        JsonArray array = json.getJsonArray(name, new JsonArray());
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
