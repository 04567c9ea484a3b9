package io.muster.standins.pagerduty.control;

import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.Refusal;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.format.DateTimeParseException;
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
        get(router, "/_standin/changes", vendor::changes);
        get(router, "/_standin/accounts", accounts::list);
        get(router, ACCOUNT, accounts::account);
        get(router, ACCOUNT + "/incidents", accounts::incidents);
        get(router, ACCOUNT + "/incidents/:id", accounts::incident);
        post(router, "/_standin/accounts", accounts::open);
        post(router, ACCOUNT + "/api-keys", accounts::apiKey);
        post(router, ACCOUNT + "/subscriptions", accounts::subscribe);
        post(router, ACCOUNT + "/incidents", accounts::trigger);
        post(router, ACCOUNT + "/incidents/:id/:act", accounts::act);
        get(router, ACCOUNT + "/storm", accounts::storm);
        post(router, ACCOUNT + "/storm", accounts::beginStorm);
        add(router, HttpMethod.DELETE, ACCOUNT + "/storm", accounts::stopStorm);
        post(router, "/_standin/clock", vendor::clock);
        post(router, "/_standin/apps", vendor::registerApp);
        post(router, "/_standin/apps/:client/revocations", vendor::revoke);
        post(router, "/_standin/subscriptions/:id/rotate-secret", vendor::rotateSecret);
        post(router, "/_standin/subscriptions/:id/retire-secrets", vendor::retireSecrets);
        post(router, "/_standin/outages", vendor::outage);
    }

    private static void get(Router router, String path, Function<Call, JsonObject> work) {
        add(router, HttpMethod.GET, path, work);
    }

    private static void post(Router router, String path, Function<Call, JsonObject> work) {
        add(router, HttpMethod.POST, path, work);
    }

    /** Each call has a thread of its own: one waits for changes, another lists thousands of incidents. */
    private static void add(Router router, HttpMethod method, String path, Function<Call, JsonObject> work) {
        router.route(method, path).handler(http -> {
            Context connection = http.vertx().getOrCreateContext();
            Thread.ofVirtual().start(() -> serve(http, connection, work));
        });
    }

    private static void serve(RoutingContext http, Context connection, Function<Call, JsonObject> work) {
        try {
            JsonObject body = http.body().length() > 0 ? http.body().asJsonObject() : new JsonObject();
            answer(http, connection, 200, work.apply(new Call(http, new Wanted(body))).toBuffer());
        } catch (Refusal refusal) {
            fail(http, connection, refusal.error().status(), refusal.inWords());
        } catch (IllegalArgumentException | ClassCastException | DecodeException | DateTimeParseException wrong) {
            fail(http, connection, 400, wrong.getMessage());
        } catch (IllegalStateException notNow) {
            fail(http, connection, 409, notNow.getMessage());
        } catch (RuntimeException broken) {
            connection.runOnContext(then -> http.fail(broken));
        }
    }

    private static void fail(RoutingContext http, Context connection, int status, String message) {
        answer(http, connection, status, JsonObject.of("problem", String.valueOf(message)).toBuffer());
    }

    private static void answer(RoutingContext http, Context connection, int status, Buffer body) {
        connection.runOnContext(then -> {
            if (!http.response().ended() && !http.response().closed()) {
                http.response().setStatusCode(status).putHeader("Content-Type", "application/json").end(body);
            }
        });
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
