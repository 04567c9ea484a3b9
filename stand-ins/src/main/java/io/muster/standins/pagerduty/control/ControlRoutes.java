package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;

/** The surface from which another process plays PagerDuty's people; no part of PagerDuty, for this machine only. */
public final class ControlRoutes {
    private static final String ACCOUNT = "/_standin/accounts/:subdomain";

    private final AccountControl accounts;
    private final VendorControl vendor;

    /**
     * One call.
     *
     * @param http for path and query
     * @param body empty when none was sent
     */
    record Call(RoutingContext http, Wanted body) {
        String path(String name) {
            return http.pathParam(name);
        }

        Optional<String> query(String name) {
            return Optional.ofNullable(http.queryParams().get(name));
        }
    }

    /** @param standIn what is controlled */
    public ControlRoutes(PagerDutyStandIn standIn) {
        accounts = new AccountControl(standIn);
        vendor = new VendorControl(standIn);
    }

    /** Adds the routes; bodies must have been read already. */
    public void mount(Router router) {
        router.route("/_standin/*").handler(ControlRoutes::loopbackOnly);
        get(router, "/_standin", vendor::about);
        get(router, "/_standin/webhook-attempts", vendor::attempts);
        get(router, "/_standin/exchanges", vendor::exchanges);
        get(router, ACCOUNT, accounts::account);
        get(router, ACCOUNT + "/incidents/:id", accounts::incident);
        post(router, "/_standin/accounts", accounts::open);
        post(router, ACCOUNT + "/api-keys", accounts::apiKey);
        post(router, ACCOUNT + "/subscriptions", accounts::subscribe);
        post(router, ACCOUNT + "/incidents", accounts::trigger);
        post(router, ACCOUNT + "/incidents/:id/:act", accounts::act);
        post(router, "/_standin/clock", vendor::clock);
        post(router, "/_standin/apps", vendor::registerApp);
        post(router, "/_standin/apps/:client/revocations", vendor::revoke);
        post(router, "/_standin/subscriptions/:id/rotate-secret", vendor::rotateSecret);
        post(router, "/_standin/subscriptions/:id/retire-secrets", vendor::retireSecrets);
        post(router, "/_standin/outages", vendor::outage);
    }

    private static void get(Router router, String path, Function<Call, JsonObject> work) {
        router.route(HttpMethod.GET, path).handler(http -> serve(http, work));
    }

    private static void post(Router router, String path, Function<Call, JsonObject> work) {
        router.route(HttpMethod.POST, path).handler(http -> serve(http, work));
    }

    private static void serve(RoutingContext http, Function<Call, JsonObject> work) {
        try {
            JsonObject body = http.body().length() > 0 ? http.body().asJsonObject() : new JsonObject();
            JsonObject answer = work.apply(new Call(http, new Wanted(body)));
            http.response().putHeader("Content-Type", "application/json").end(answer.toBuffer());
        } catch (Refusal refusal) {
            fail(http, refusal.error().status(), refusal.getMessage());
        } catch (IllegalArgumentException | ClassCastException | DecodeException
                | java.time.format.DateTimeParseException wrong) {
            fail(http, 400, wrong.getMessage());
        }
    }

    private static void fail(RoutingContext http, int status, String message) {
        http.response().setStatusCode(status).putHeader("Content-Type", "application/json")
                .end(JsonObject.of("error", String.valueOf(message)).toBuffer());
    }

    private static void loopbackOnly(RoutingContext http) {
        try {
            if (InetAddress.getByName(http.request().remoteAddress().hostAddress()).isLoopbackAddress()) {
                http.next();
                return;
            }
        } catch (UnknownHostException _) {
            // an address that cannot be read is not this machine's
        }
        http.response().setStatusCode(403).end();
    }
}
