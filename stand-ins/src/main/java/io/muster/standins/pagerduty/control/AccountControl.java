package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.control.ControlRoutes.Call;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.storm.StormOrder;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;

/** Opens accounts and lets their people act. */
final class AccountControl {
    private final PagerDutyStandIn standIn;

    AccountControl(PagerDutyStandIn standIn) {
        this.standIn = standIn;
    }

    JsonObject open(Call call) {
        return AccountJson.of(AccountFixture.open(standIn, call.body()));
    }

    JsonObject list(Call call) {
        return JsonObject.of("accounts", new JsonArray(standIn.accounts().stream().map(AccountJson::of).toList()));
    }

    JsonObject account(Call call) {
        return AccountJson.of(find(call));
    }

    JsonObject apiKey(Call call) {
        PagerDutyAccount account = find(call);
        Optional<String> user = call.body().optional("user");
        if (user.isPresent()) {
            return JsonObject.of("key", account.apiKey(person(account, user.get())));
        }
        boolean readOnly = call.body().json().getBoolean("read_only", false);
        return JsonObject.of("key", readOnly ? account.readOnlyApiKey() : account.apiKey());
    }

    JsonObject subscribe(Call call) {
        Wanted filter = new Wanted(call.body().json()
                .getJsonObject("filter", JsonObject.of("type", "account_reference")));
        return find(call).subscribe(call.body().text("url"),
                new Subscription.Filter(filter.text("type"), filter.optional("id")),
                new HashSet<>(call.body().texts("events"))).json(true);
    }

    JsonObject trigger(Call call) {
        PagerDutyAccount account = find(call);
        return IncidentJson.whole(account, IncidentActs.trigger(account, call.body()));
    }

    JsonObject incidents(Call call) {
        return IncidentJson.listing(find(call), call);
    }

    JsonObject incident(Call call) {
        PagerDutyAccount account = find(call);
        return IncidentJson.whole(account, incident(account, call.path("id")));
    }

    JsonObject act(Call call) {
        PagerDutyAccount account = find(call);
        Incident incident = incident(account, call.path("id"));
        IncidentActs.perform(account, incident, call.path("act"), call.body());
        return IncidentJson.whole(account, incident);
    }

    JsonObject beginStorm(Call call) {
        Wanted wanted = call.body();
        return standIn.storms().begin(find(call), new StormOrder(wanted.number("incidents", 100),
                wanted.number("eventsEach", 3), wanted.number("seconds", 10), wanted.texts("services")));
    }

    JsonObject storm(Call call) {
        return standIn.storms().progress(find(call));
    }

    JsonObject stopStorm(Call call) {
        return standIn.storms().stop(find(call));
    }

    static User person(PagerDutyAccount account, String email) {
        return account.holdings().exclusively(() -> account.holdings().userByEmail(email))
                .orElseThrow(() -> new IllegalArgumentException("The account has no user " + email));
    }

    private PagerDutyAccount find(Call call) {
        String subdomain = call.path("subdomain");
        return standIn.account(subdomain).orElseThrow(() -> PublishedError.NOT_FOUND.because("account " + subdomain));
    }

    static Incident incident(PagerDutyAccount account, String id) {
        return account.holdings().exclusively(() -> account.holdings().incident(id))
                .orElseThrow(() -> PublishedError.INCIDENT_NOT_FOUND.because());
    }
}
