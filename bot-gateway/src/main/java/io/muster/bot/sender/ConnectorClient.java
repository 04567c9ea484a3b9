package io.muster.bot.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.cloud.Clouds;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.inbound.ServiceUrl;
import io.muster.kit.http.HttpAnswer;
import io.muster.kit.http.OutboundFailure.TooSlow;
import io.muster.kit.http.OutboundFailure.Unreachable;
import io.muster.kit.http.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * Bot Connector v3, as much as Muster needs of it. One attempt per call; every answer but success is a {@link ConnectorFailure}.
 *
 * @see <a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">Connector API</a>
 */
@ApplicationScoped
class ConnectorClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACTIVITY = "Teams activity";

  private final OutboundHttp http;
  private final ConnectorTokens tokens;
  private final Cloud cloud;
  private final SenderConfig config;
  private final Clock clock;

  ConnectorClient(OutboundHttp http, ConnectorTokens tokens, Clouds clouds, SenderConfig config, Clock clock) {
    this.http = http;
    this.tokens = tokens;
    this.cloud = clouds.own();
    this.config = config;
    this.clock = clock;
  }

  /** Sends a new message; in a channel, below the message at the head of the thread. The new message's id. */
  String post(Conversation to, Optional<String> thread, ObjectNode activity) {
    String conversation = to.id().value() + thread.map(head -> ";messageid=" + head).orElse("");
    JsonNode answer = call(to, "POST", ACTIVITY, "v3/conversations/" + encoded(conversation) + "/activities", Optional.of(activity));
    String id = answer.path("id").asText("");
    if (id.isEmpty()) {
      throw new ConnectorFailure.Ambiguous("Teams answered without an id");
    }
    return id;
  }

  /** Replaces a message. */
  void put(Conversation to, String activityId, ObjectNode activity) {
    call(to, "PUT", ACTIVITY, message(to, activityId), Optional.of(activity));
  }

  /** Takes a message away. */
  void delete(Conversation to, String activityId) {
    call(to, "DELETE", ACTIVITY, message(to, activityId), Optional.empty());
  }

  /** Opens (or finds) the personal chat with somebody: the id of the conversation. */
  String openChat(Conversation via, String person) {
    ObjectNode body = JSON.createObjectNode().put("isGroup", false).put("tenantId", via.id().tenant().value());
    via.botMri().ifPresent(mri -> body.putObject("bot").put("id", mri));
    body.putArray("members").addObject().put("id", person);
    body.putObject("channelData").putObject("tenant").put("id", via.id().tenant().value());
    String id = call(via, "POST", "Teams conversation", "v3/conversations", Optional.of(body)).path("id").asText("");
    if (id.isEmpty()) {
      throw new ConnectorFailure.Ambiguous("Teams answered without an id");
    }
    return id;
  }

  private static String message(Conversation to, String activityId) {
    return "v3/conversations/" + encoded(to.id().value()) + "/activities/" + encoded(activityId);
  }

  private JsonNode call(Conversation to, String method, String what, String path, Optional<ObjectNode> body) {
    // Checked here once more, for what is stored may have been changed since it was received.
    if (!ServiceUrl.allowed(to.serviceUrl(), cloud.connectorOrigins())) {
      throw new ConnectorFailure.ForeignAddress();
    }
    BotRegistration bot = cloud.named(to.registration());
    String token = tokens.tokenOf(bot);
    String base = to.serviceUrl().endsWith("/") ? to.serviceUrl() : to.serviceUrl() + "/";
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
        .timeout(config.callTimeout())
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(method, body.map(json -> BodyPublishers.ofString(json.toString())).orElseGet(BodyPublishers::noBody))
        .build();
    HttpAnswer answer = answerTo(what, request);
    if (answer.status() / 100 == 2) {
      return json(answer);
    }
    if (answer.status() == 401) {
      tokens.forget(bot);
    }
    throw HttpAnswers.failure(answer.status(), HttpAnswers.header(answer, "Retry-After"), clock.instant(), json(answer));
  }

  private HttpAnswer answerTo(String what, HttpRequest request) {
    try {
      return http.send("teams", what, request);
    } catch (TooSlow e) {
      throw new ConnectorFailure.Ambiguous("no answer in time");
    } catch (Unreachable e) {
      throw HttpAnswers.never(e) ? new ConnectorFailure.Unavailable(Optional.empty(), "no connection") : new ConnectorFailure.Ambiguous("the connection broke");
    }
  }

  private static JsonNode json(HttpAnswer answer) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      return json == null ? JSON.missingNode() : json;
    } catch (java.io.IOException e) {
      return JSON.missingNode();
    }
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
