package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Refusal;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The surface from which another process plays PagerDuty's people; no part of PagerDuty, for this machine only. */
public final class ControlRoutes {
    private final PagerDutyStandIn standIn;

    /** @param standIn what is controlled */
    public ControlRoutes(PagerDutyStandIn standIn) {
        this.standIn = standIn;
    }

    /** Adds the routes; bodies must have been read already. */
    public void mount(Router router) {
        router.route("/_standin/*").handler(ControlRoutes::loopbackOnly);
        on(router, HttpMethod.GET, "/_standin", call -> about());
        on(router, HttpMethod.POST, "/_standin/clock", this::clock);
        on(router, HttpMethod.POST, "/_standin/accounts", this::openAccount);
        on(router, HttpMethod.GET, "/_standin/accounts/:subdomain", call -> AccountJson.of(account(call)));
        on(router, HttpMethod.POST, "/_standin/accounts/:subdomain/api-keys", this::apiKey);
        on(router, HttpMethod.POST, "/_standin/accounts/:subdomain/subscriptions", this::subscribe);
        on(router, HttpMethod.POST, "/_standin/accounts/:subdomain/incidents", this::trigger);
        on(router, HttpMethod.GET, "/_standin/accounts/:subdomain/incidents/:id", this::incident);
        on(router, HttpMethod.POST, "/_standin/accounts/:subdomain/incidents/:id/:act", this::act);
        on(router, HttpMethod.POST, "/_standin/apps", this::registerApp);
        on(router, HttpMethod.POST, "/_standin/apps/:client/revocations", this::revoke);
        on(router, HttpMethod.POST, "/_standin/subscriptions/:id/rotate-secret", this::rotate);
        on(router, HttpMethod.POST, "/_standin/subscriptions/:id/retire-secrets", this::retire);
        on(router, HttpMethod.POST, "/_standin/outages", this::outage);
        on(router, HttpMethod.GET, "/_standin/webhook-attempts", this::attempts);
        on(router, HttpMethod.GET, "/_standin/exchanges", this::exchanges);
    }

    private void on(Router router, HttpMethod method, String path, Function<RoutingContext, JsonObject> work) {
        router.route(method, path).handler(http -> {
            try {
                http.response().putHeader("Content-Type", "application/json").end(work.apply(http).toBuffer());
            } catch (Refusal refusal) {
                fail(http, refusal.error().status(), refusal.getMessage());
            } catch (IllegalArgumentException | ClassCastException | io.vertx.core.json.DecodeException wrong) {
                fail(http, 400, wrong.getMessage());
            }
        });
    }

    private JsonObject about() {
        return JsonObject.of("rest", JsonObject.of("us", standIn.baseUrl(Region.US), "eu", standIn.baseUrl(Region.EU)),
                "identity", standIn.identityUrl(), "now", standIn.clock().instant().toString(),
                "accounts", new JsonArray(standIn.accounts().stream().map(one -> one.holdings().subdomain()).toList()),
                "waiting_webhooks", standIn.waitingWebhooks());
    }

    private JsonObject clock(RoutingContext http) {
        standIn.advance(Duration.parse(text(body(http), "advance")));
        return JsonObject.of("now", standIn.clock().instant().toString());
    }

    private JsonObject openAccount(RoutingContext http) {
        JsonObject wanted = body(http);
        return AccountJson.of(AccountFixture.open(standIn, wanted));
    }

    private JsonObject apiKey(RoutingContext http) {
        PagerDutyAccount account = account(http);
        JsonObject wanted = body(http);
        if (wanted.containsKey("user")) {
            return JsonObject.of("key", account.apiKey(person(account, wanted.getString("user"))));
        }
        return JsonObject.of("key", wanted.getBoolean("read_only", false)
                ? account.readOnlyApiKey() : account.apiKey());
    }

    private JsonObject subscribe(RoutingContext http) {
        JsonObject wanted = body(http);
        JsonObject filter = wanted.getJsonObject("filter", JsonObject.of("type", "account_reference"));
        Subscription made = account(http).subscribe(text(wanted, "url"),
                new Subscription.Filter(filter.getString("type"), Optional.ofNullable(filter.getString("id"))),
                new HashSet<>(strings(wanted.getJsonArray("events"))));
        return made.json(true);
    }

    private JsonObject trigger(RoutingContext http) {
        PagerDutyAccount account = account(http);
        return document(account, IncidentActs.trigger(account, body(http)));
    }

    private JsonObject incident(RoutingContext http) {
        PagerDutyAccount account = account(http);
        return document(account, incident(account, http));
    }

    private JsonObject act(RoutingContext http) {
        PagerDutyAccount account = account(http);
        Incident incident = incident(account, http);
        IncidentActs.perform(account, incident, http.pathParam("act"), body(http));
        return document(account, incident);
    }

    private JsonObject registerApp(RoutingContext http) {
        JsonObject wanted = body(http);
        PagerDutyAccount home = account(text(wanted, "account"));
        OAuthApp app = standIn.registerApp(text(wanted, "name"), home, strings(wanted.getJsonArray("redirect_uris")),
                Set.copyOf(strings(wanted.getJsonArray("scopes"))));
        return JsonObject.of("client_id", app.clientId(), "client_secret", app.clientSecret());
    }

    private JsonObject revoke(RoutingContext http) {
        OAuthApp app = standIn.app(http.pathParam("client"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such app"));
        User user = app.home().userByEmail(text(body(http), "user"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such user"));
        standIn.revoke(app, user);
        return JsonObject.of("revoked", user.email());
    }

    private JsonObject rotate(RoutingContext http) {
        return JsonObject.of("secret", subscription(http).rotateSecret());
    }

    private JsonObject retire(RoutingContext http) {
        subscription(http).retireOldSecrets();
        return new JsonObject();
    }

    private JsonObject outage(RoutingContext http) {
        JsonObject wanted = body(http);
        PublishedError error = wanted.getInteger("status", 500) == 429
                ? PublishedError.RATE_LIMIT_EXCEEDED : PublishedError.INTERNAL;
        standIn.outages().order(error, wanted.getInteger("calls", 1));
        return wanted;
    }

    private JsonObject attempts(RoutingContext http) {
        String subscription = http.queryParams().get("subscription");
        return JsonObject.of("attempts", Records.json(standIn.attempts().stream()
                .filter(one -> subscription == null || one.subscriptionId().equals(subscription)).toList()));
    }

    private JsonObject exchanges(RoutingContext http) {
        String from = http.queryParams().get("from");
        int skip = from == null ? 0 : Integer.parseInt(from);
        return JsonObject.of("exchanges", Records.json(standIn.exchanges().stream().skip(skip).toList()));
    }

    private Subscription subscription(RoutingContext http) {
        return standIn.subscription(http.pathParam("id"))
                .orElseThrow(() -> new IllegalArgumentException("There is no such subscription"));
    }

    private PagerDutyAccount account(RoutingContext http) {
        return account(http.pathParam("subdomain"));
    }

    private PagerDutyAccount account(String subdomain) {
        return standIn.account(subdomain).orElseThrow(() -> PublishedError.NOT_FOUND.because("account " + subdomain));
    }

    private static Incident incident(PagerDutyAccount account, RoutingContext http) {
        return account.holdings().exclusively(() -> account.holdings().incident(http.pathParam("id")))
                .orElseThrow(() -> PublishedError.INCIDENT_NOT_FOUND.because());
    }

    private static JsonObject document(PagerDutyAccount account, Incident incident) {
        return account.holdings().exclusively(() -> JsonObject.of("incident",
                new IncidentDocument(account.holdings()).incident(incident, Set.of("custom_fields"))));
    }

    static User person(PagerDutyAccount account, String email) {
        return account.holdings().userByEmail(String.valueOf(email))
                .orElseThrow(() -> new IllegalArgumentException("The account has no user " + email));
    }

    static String text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    static List<String> strings(JsonArray array) {
        return array == null ? List.of() : array.stream().map(String::valueOf).toList();
    }

    private static JsonObject body(RoutingContext http) {
        return Optional.ofNullable(http.body().asJsonObject()).orElseGet(JsonObject::new);
    }

    private static void fail(RoutingContext http, int status, String message) {
        http.response().setStatusCode(status).end(JsonObject.of("error", String.valueOf(message)).toBuffer());
    }

    private static void loopbackOnly(RoutingContext http) {
        try {
            if (InetAddress.getByName(http.request().remoteAddress().hostAddress()).isLoopbackAddress()) {
                http.next();
                return;
            }
        } catch (java.net.UnknownHostException _) {
            // an address that cannot be read is not this machine's
        }
        http.response().setStatusCode(403).end();
    }
}
