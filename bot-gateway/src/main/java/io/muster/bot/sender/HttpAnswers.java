package io.muster.bot.sender;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.kit.http.HttpAnswer;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an answer of Teams that is no success means, by its status and code. */
final class HttpAnswers {
  /** Published with the sub code MessageWritesBlocked inside a JSON text; the number is told even where that text is not. */
  private static final int WRITES_BLOCKED = 209;

  private HttpAnswers() {}

  static ConnectorFailure failure(int status, Optional<String> retryAfter, Instant now, JsonNode body) {
    Optional<Duration> after = RetryAfter.read(retryAfter, now);
    String code = code(body);
    return switch (status) {
      case 429 -> new ConnectorFailure.Throttled(after);
      case 412 -> new ConnectorFailure.Busy();
      case 502, 503, 504 -> new ConnectorFailure.Unavailable(after, "Teams answered " + status);
      case 401 -> new ConnectorFailure.NotAuthorised("Teams answered 401");
      case 403 -> forbidden(code, body.path("errorCode").asInt());
      case 404 -> code.contains("ConversationNotFound") ? new ConnectorFailure.ConversationClosed("conversation-gone", true) : new ConnectorFailure.MessageGone();
      case 413 -> new ConnectorFailure.Refused("message-too-large", "Teams answered 413");
      default -> status == 408 || status >= 500
          ? new ConnectorFailure.Ambiguous("Teams answered " + status)
          : new ConnectorFailure.Refused("message-refused", "Teams answered " + status);
    };
  }

  private static ConnectorFailure forbidden(String code, int number) {
    if (code.contains("InvalidBotApiHost")) {
      return new ConnectorFailure.OtherHost();
    }
    if (code.contains("BotNotInConversationRoster")) {
      return new ConnectorFailure.ConversationClosed("bot-not-in-conversation", true);
    }
    if (code.contains("ConversationBlockedByUser") || code.contains("BotDisabledByAdmin") || code.contains("MessageWritesBlocked")
        || number == WRITES_BLOCKED) {
      return new ConnectorFailure.ConversationClosed("conversation-blocked", false);
    }
    return new ConnectorFailure.Refused("not-permitted", "Teams answered 403");
  }

  /** Codes come as {@code error.code}, as {@code subCode} inside a JSON text, or as words of the message. */
  private static String code(JsonNode body) {
    return body.path("error").path("code").asText("") + " " + body.path("code").asText("") + " " + body.path("message").asText("") + " "
        + body.path("error").path("message").asText("");
  }

  static Optional<String> header(HttpAnswer answer, String name) {
    return answer.headers().firstValue(name);
  }

  /** Whether the other side cannot have received anything. */
  static boolean never(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException || cause instanceof UnresolvedAddressException
          || cause instanceof javax.net.ssl.SSLHandshakeException || cause instanceof java.net.UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
