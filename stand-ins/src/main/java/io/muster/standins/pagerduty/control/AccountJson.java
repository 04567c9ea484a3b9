package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.Account;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** An account with the ids of all it holds. */
final class AccountJson {
    private AccountJson() {
    }

    static JsonObject of(PagerDutyAccount opened) {
        Account account = opened.holdings();
        return account.exclusively(() -> JsonObject.of("id", account.id(), "subdomain", account.subdomain(),
                "region", account.region().code(),
                "users", list(account.users(), user -> JsonObject.of("id", user.id(), "name", user.name(),
                        "email", user.email(), "role", user.role().apiName())),
                "teams", list(account.teams(), team -> JsonObject.of("id", team.id(), "name", team.name())),
                "escalation_policies", list(account.policies(), policy -> JsonObject.of("id", policy.id(),
                        "name", policy.name())),
                "services", list(account.services(), service -> JsonObject.of("id", service.id(),
                        "name", service.name(), "html_url", account.references().service(service)
                                .getString("html_url"))),
                "priorities", list(account.priorities(), priority -> JsonObject.of("id", priority.id(),
                        "name", priority.name())),
                "incidents", list(account.incidents(), incident -> JsonObject.of("id", incident.id(),
                        "number", incident.number(), "title", incident.title(),
                        "status", incident.status().apiName()))));
    }

    private static <T> JsonArray list(List<T> all, Function<T, JsonObject> shape) {
        return new JsonArray(all.stream().map(shape).toList());
    }
}
