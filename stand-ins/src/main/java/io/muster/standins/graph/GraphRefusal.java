package io.muster.standins.graph;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** A refusal in Graph's shape: {@code {"error":{"code","message","innerError"}}}. */
final class GraphRefusal extends RuntimeException {
    private final int status;
    private final String code;

    private GraphRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static GraphRefusal noToken() {
        return new GraphRefusal(401, "InvalidAuthenticationToken", "Access token is empty.");
    }

    static GraphRefusal wrongToken(String why) {
        return new GraphRefusal(401, "InvalidAuthenticationToken", why);
    }

    static GraphRefusal insufficient() {
        return new GraphRefusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    static GraphRefusal unknownPath(String segment) {
        return new GraphRefusal(400, "BadRequest", "Resource not found for the segment '" + segment + "'.");
    }

    int status() {
        return status;
    }

    JsonObject body(Instant now) {
        String request = UUID.randomUUID().toString();
        return new JsonObject().put("error", new JsonObject().put("code", code).put("message", getMessage())
                .put("innerError", new JsonObject().put("date", now.toString().substring(0, 19)).put("request-id", request).put("client-request-id", request)));
    }
}
