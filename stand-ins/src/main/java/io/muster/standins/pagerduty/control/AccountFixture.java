package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Schedule;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens an account from a description in JSON; persons are named by email, everything else by name. */
final class AccountFixture {
    private final PagerDutyAccount account;
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, Schedule> schedules = new HashMap<>();
    private final Map<String, EscalationPolicy> policies = new HashMap<>();

    private AccountFixture(PagerDutyAccount account) {
        this.account = account;
    }

    static PagerDutyAccount open(PagerDutyStandIn standIn, Wanted wanted) {
        PagerDutyAccount opened = standIn.openAccount(wanted.text("subdomain"),
                Region.of(wanted.text("region", "us")));
        AccountFixture fixture = new AccountFixture(opened);
        fixture.users(wanted.objects("users"));
        fixture.teams(wanted.objects("teams"));
        fixture.schedules(wanted.objects("schedules"));
        fixture.policies(wanted.objects("escalation_policies"));
        fixture.services(wanted.objects("services"));
        wanted.objects("priorities").forEach(one -> opened.priority(one.text("name"),
                one.text("description", "")));
        return opened;
    }

    private void users(List<Wanted> wanted) {
        wanted.forEach(one -> account.user(one.text("name"), one.text("email"),
                UserRole.of(one.text("role", "user"))));
    }

    private void teams(List<Wanted> wanted) {
        for (Wanted one : wanted) {
            Map<User, TeamRole> members = new LinkedHashMap<>();
            one.objects("members").forEach(member -> members.put(person(member.text("email")),
                    TeamRole.of(member.text("role", "responder"))));
            String name = one.text("name");
            teams.put(name, account.team(name, members));
        }
    }

    private void schedules(List<Wanted> wanted) {
        wanted.forEach(one -> schedules.put(one.text("name"), account.schedule(one.text("name"),
                one.texts("users").stream().map(this::person).toList(), Duration.parse(one.text("turn", "P7D")))));
    }

    private void policies(List<Wanted> wanted) {
        for (Wanted one : wanted) {
            List<Level> levels = one.json().getJsonArray("levels", new JsonArray()).stream().map(JsonArray.class::cast)
                    .map(this::level).toList();
            if (levels.isEmpty()) {
                throw new IllegalArgumentException("levels is missing");
            }
            String name = one.text("name");
            policies.put(name, account.policyOf(name, levels, owners(one)));
        }
    }

    /** A target is the name of a schedule or a person's email. */
    private Level level(JsonArray targets) {
        Map<Boolean, List<String>> named = targets.stream().map(String::valueOf)
                .collect(Collectors.partitioningBy(schedules::containsKey));
        return new Level(Identifiers.resource(), named.get(false).stream().map(this::person).toList(),
                named.get(true).stream().map(schedules::get).toList());
    }

    private void services(List<Wanted> wanted) {
        for (Wanted one : wanted) {
            EscalationPolicy policy = policies.get(one.text("escalation_policy"));
            if (policy == null) {
                throw new IllegalArgumentException("escalation_policy must name one of escalation_policies");
            }
            account.service(one.text("name"), policy, owners(one));
        }
    }

    private Team[] owners(Wanted one) {
        return one.texts("teams").stream().map(name -> {
            if (!teams.containsKey(name)) {
                throw new IllegalArgumentException("There is no team " + name);
            }
            return teams.get(name);
        }).toArray(Team[]::new);
    }

    private User person(String email) {
        return AccountControl.person(account, email);
    }
}
