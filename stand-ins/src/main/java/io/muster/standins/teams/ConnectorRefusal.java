package io.muster.standins.teams;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A refusal of the Connector: {@code {"error":{"code","message"}}} with the published status and code. */
final class ConnectorRefusal extends RuntimeException {
    private final int status;
    private final String code;
    private final Optional<String> retryAfter;
    private final JsonObject body;

    ConnectorRefusal(int status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    ConnectorRefusal(int status, String code, String message, Optional<String> retryAfter) {
        this(status, code, message, retryAfter, new JsonObject().put("error", new JsonObject().put("code", code).put("message", message)));
    }

    private ConnectorRefusal(int status, String code, String message, Optional<String> retryAfter, JsonObject body) {
        super(message);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    static ConnectorRefusal badArgument(String message) {
        return new ConnectorRefusal(400, "BadArgument", message);
    }

    static ConnectorRefusal unauthorized(String message) {
        return new ConnectorRefusal(401, "AuthorizationFailed", message);
    }

    static ConnectorRefusal botNotRegistered() {
        return new ConnectorRefusal(401, "BotNotRegistered", "No registration found for this bot.");
    }

    static ConnectorRefusal notInRoster() {
        return new ConnectorRefusal(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    }

    static ConnectorRefusal blockedByUser() {
        return new ConnectorRefusal(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.");
    }

    static ConnectorRefusal disabledByAdmin() {
        return new ConnectorRefusal(403, "BotDisabledByAdmin", "The tenant admin disabled this bot.");
    }

    static ConnectorRefusal notEnoughPermissions(String message) {
        return new ConnectorRefusal(403, "NotEnoughPermissions", message);
    }

    /** A government tenant called at the public address. */
    static ConnectorRefusal invalidHost() {
        return new ConnectorRefusal(403, "InvalidBotApiHost", "The bot api host is invalid for this tenant.");
    }

    /** The one refusal that Teams publishes in another shape. */
    static ConnectorRefusal writesBlocked() {
        String details = "Thread is blocked from message writes.";
        return new ConnectorRefusal(403, "MessageWritesBlocked", details, Optional.empty(), new JsonObject().put("errorCode", 209)
                .put("message", "{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"" + details + "\",\r\n  \"errorCode\": null,\r\n  \"errorSubCode\": null\r\n}"));
    }

    static ConnectorRefusal conversationNotFound() {
        return new ConnectorRefusal(404, "ConversationNotFound", "Conversation not found.");
    }

    static ConnectorRefusal activityNotFound() {
        return new ConnectorRefusal(404, "ActivityNotFoundInConversation", "The message does not exist in the conversation or was deleted.");
    }

    static ConnectorRefusal concurrent() {
        return new ConnectorRefusal(412, "PreconditionFailed", "Precondition failed, please try again.");
    }

    static ConnectorRefusal tooBig() {
        return new ConnectorRefusal(413, "MessageSizeTooBig", "Message size too large.");
    }

    static ConnectorRefusal throttled(long seconds) {
        return new ConnectorRefusal(429, "Throttled", "Too many requests.", Optional.of(Long.toString(seconds)));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    JsonObject body() {
        return body.copy();
    }
}
