package io.muster.standins.wire;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.NoSuchElementException;

/**
 * The HTTP face under {@code /_standin} through which another process on this machine plays persons and asks what happened.
 * Each route runs on its own virtual thread and may block. Refusals: 400 for a wrong request, 404 for something that does not
 * exist, 409 for something that cannot be done now; the body is {@code {"problem": "…"}}.
 */
public final class ControlSurface {
    private final Router router;

    /** Adds routes to this router. */
    public ControlSurface(Router router) {
        this.router = router;
    }

    /** What a control route does: the request in, a JSON object or array out. */
    @FunctionalInterface
    public interface Act {
        /** Carries it out; the answer is a {@link JsonObject} or a {@link JsonArray}. */
        Object on(RoutingContext context, JsonObject body) throws Exception;
    }

    /** Adds a GET route. */
    public ControlSurface get(String path, Act act) {
        return add(HttpMethod.GET, path, act);
    }

    /** Adds a POST route; an absent body is an empty object. */
    public ControlSurface post(String path, Act act) {
        return add(HttpMethod.POST, path, act);
    }

    /** Adds a DELETE route. */
    public ControlSurface delete(String path, Act act) {
        return add(HttpMethod.DELETE, path, act);
    }

    private ControlSurface add(HttpMethod method, String path, Act act) {
        router.route(method, LoopbackServer.CONTROL + path).handler(context -> Thread.ofVirtual().start(() -> run(context, act)));
        return this;
    }

    private static void run(RoutingContext context, Act act) {
        try {
            var buffer = context.body().buffer();
            var body = buffer == null || buffer.length() == 0 ? new JsonObject() : buffer.toJsonObject();
            switch (act.on(context, body)) {
                case JsonArray array -> Answers.json(context, 200, array);
                case JsonObject object -> Answers.json(context, 200, object);
                case null -> Answers.json(context, 200, new JsonObject());
                case Object other -> throw new IllegalStateException("Not JSON: " + other.getClass());
            }
        } catch (DecodeException | IllegalArgumentException | ClassCastException | NullPointerException wrong) {
            problem(context, 400, wrong);
        } catch (NoSuchElementException absent) {
            problem(context, 404, absent);
        } catch (IllegalStateException notNow) {
            problem(context, 409, notNow);
        } catch (Exception failure) {
            problem(context, 500, failure);
        }
    }

    private static void problem(RoutingContext context, int status, Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        Answers.json(context, status, new JsonObject().put("problem", message));
    }
}
