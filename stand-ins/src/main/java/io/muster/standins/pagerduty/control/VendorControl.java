package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.control.ControlRoutes.Call;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is PagerDuty's own: time, apps, secrets, outages, and what it remembers. */
final class VendorControl {
    private static final int TOO_MANY_REQUESTS = 429;

    private final PagerDutyStandIn standIn;

    VendorControl(PagerDutyStandIn standIn) {
        this.standIn = standIn;
    }

    JsonObject about(Call call) {
        return JsonObject.of("rest", JsonObject.of("us", standIn.baseUrl(Region.US), "eu", standIn.baseUrl(Region.EU)),
                "identity", standIn.identityUrl(), "now", now(),
                "accounts", new JsonArray(standIn.accounts().stream().map(one -> one.holdings().subdomain()).toList()),
                "waiting_webhooks", standIn.waitingWebhooks());
    }

    /** Waits for a change when there is none yet. */
    JsonObject changes(Call call) {
        try {
            return standIn.changes().asked(call.http(), call.body().json());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The stand-in ends");
        }
    }

    JsonObject clock(Call call) {
        standIn.advance(Duration.parse(call.body().text("advance")));
        return JsonObject.of("now", now());
    }

    JsonObject registerApp(Call call) {
        String subdomain = call.body().text("account");
        PagerDutyAccount home = standIn.account(subdomain)
                .orElseThrow(() -> PublishedError.NOT_FOUND.because("account " + subdomain));
        OAuthApp app = standIn.registerApp(call.body().text("name"), home, call.body().texts("redirect_uris"),
                Set.copyOf(call.body().texts("scopes")));
        return JsonObject.of("client_id", app.clientId(), "client_secret", app.clientSecret());
    }

    JsonObject revoke(Call call) {
        OAuthApp app = standIn.app(call.path("client"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such app"));
        User user = app.home().userByEmail(call.body().text("user"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such user"));
        standIn.revoke(app, user);
        return JsonObject.of("revoked", user.email());
    }

    JsonObject rotateSecret(Call call) {
        return JsonObject.of("secret", subscription(call).rotateSecret());
    }

    JsonObject retireSecrets(Call call) {
        subscription(call).retireOldSecrets();
        return new JsonObject();
    }

    JsonObject outage(Call call) {
        PublishedError error = call.body().json().getInteger("status", 500) == TOO_MANY_REQUESTS
                ? PublishedError.RATE_LIMIT_EXCEEDED : PublishedError.INTERNAL;
        int calls = call.body().json().getInteger("calls", 1);
        standIn.outages().order(error, calls);
        return JsonObject.of("status", error.status(), "calls", calls);
    }

    JsonObject attempts(Call call) {
        Optional<String> subscription = call.query("subscription");
        return JsonObject.of("attempts", Records.json(standIn.attempts().stream()
                .filter(one -> subscription.map(one.subscriptionId()::equals).orElse(true))
                .filter(one -> call.query("resource").map(one.resourceId()::equals).orElse(true)).toList()));
    }

    JsonObject exchanges(Call call) {
        long skip = call.query("from").map(Long::parseLong).orElse(0L);
        return JsonObject.of("exchanges", Records.json(standIn.exchanges().stream().skip(skip).toList()));
    }

    private String now() {
        return standIn.clock().instant().toString();
    }

    private Subscription subscription(Call call) {
        return standIn.subscription(call.path("id"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such subscription"));
    }
}
