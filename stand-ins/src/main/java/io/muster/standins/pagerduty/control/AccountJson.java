package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.OnCall;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An account with the ids of all it holds, and who is called first. */
final class AccountJson {
    private final Account account;

    private AccountJson(Account account) {
        this.account = account;
    }

    static JsonObject of(PagerDutyAccount opened) {
        Account account = opened.holdings();
        return account.exclusively(() -> new AccountJson(account).whole());
    }

    private JsonObject whole() {
        return JsonObject.of("id", account.id(), "subdomain", account.subdomain(), "region", account.region().code(),
                "users", list(account.users(), AccountJson::user), "teams", list(account.teams(), this::team),
                "escalation_policies", list(account.policies(), this::policy),
                "services", list(account.services(), this::service),
                "priorities", list(account.priorities(), priority -> JsonObject.of("id", priority.id(),
                        "name", priority.name(), "description", priority.description())),
                "on_calls", onCalls(),
                "incidents", list(account.incidents(), incident -> JsonObject.of("id", incident.id(),
                        "number", incident.number(), "title", incident.title(),
                        "status", incident.status().apiName())))
                .put("abilities", new JsonArray(new ArrayList<>(account.abilities())));
    }

    private static JsonObject user(User user) {
        return JsonObject.of("id", user.id(), "name", user.name(), "email", user.email(),
                "role", user.role().apiName());
    }

    private JsonObject team(Team team) {
        return JsonObject.of("id", team.id(), "name", team.name(), "members", list(
                List.copyOf(team.members().entrySet()), member -> user(account.user(member.getKey()).orElseThrow())
                        .put("team_role", member.getValue().apiName())));
    }

    private JsonObject policy(EscalationPolicy policy) {
        return JsonObject.of("id", policy.id(), "name", policy.name(),
                "levels", new JsonArray(policy.levels().stream().map(this::level).toList()));
    }

    private JsonArray level(Level level) {
        return list(level.onCall(account.now()), AccountJson::user);
    }

    private JsonObject service(Service service) {
        return JsonObject.of("id", service.id(), "name", service.name(),
                "html_url", account.references().service(service).getString("html_url"),
                "escalation_policy", service.policy().name(), "teams", list(service.teams(),
                        team -> JsonObject.of("id", team.id(), "name", team.name())));
    }

    private JsonArray onCalls() {
        return list(OnCall.of(account.policies(), account.now(), account.now()), one -> {
            JsonObject json = JsonObject.of("policy", one.policy().name(), "policy_id", one.policy().id(),
                    "level", one.level(), "user", user(one.user()));
            one.schedule().ifPresent(schedule -> json.put("schedule", schedule.name()));
            one.turn().ifPresent(turn -> json.put("start", turn.start().toString()).put("end", turn.end().toString()));
            return json;
        });
    }

    private static <T> JsonArray list(List<T> all, Function<T, JsonObject> shape) {
        return new JsonArray(all.stream().map(shape).toList());
    }
}
