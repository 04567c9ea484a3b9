package io.muster.standins.wire;

import io.vertx.core.Context;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes answers; each stands in the record before the caller can have it. Safe to call from any thread. */
public final class Answers {
    private static final String CONNECTION = "standin.connection";

    private Answers() {
    }

    static void noteConnection(RoutingContext context) {
        context.put(CONNECTION, context.vertx().getOrCreateContext());
    }

    /** Answers with a JSON object. */
    public static void json(RoutingContext context, int status, JsonObject body) {
        text(context, status, "application/json; charset=utf-8", body.encode());
    }

    /** Answers with a JSON array. */
    public static void json(RoutingContext context, int status, JsonArray body) {
        text(context, status, "application/json; charset=utf-8", body.encode());
    }

    /** Answers with a status and no body. */
    public static void empty(RoutingContext context, int status) {
        onItsContext(context, () -> {
            context.response().setStatusCode(status);
            Exchanges.answering(context, "");
            context.response().end();
        });
    }

    /** Answers with text of the given type. */
    public static void text(RoutingContext context, int status, String contentType, String body) {
        onItsContext(context, () -> {
            context.response().setStatusCode(status).putHeader("Content-Type", contentType).putHeader("Cache-Control", "no-store");
            Exchanges.answering(context, body);
            context.response().end(body);
        });
    }

    /** Closes the connection without an answer, as a lost network would. */
    public static void drop(RoutingContext context) {
        onItsContext(context, () -> context.request().connection().close());
    }

    private static void onItsContext(RoutingContext context, Runnable write) {
        Context connection = context.get(CONNECTION);
        connection.runOnContext(ignored -> {
            if (!context.response().ended() && !context.response().closed()) {
                write.run();
            }
        });
    }
}
