package io.muster.bot.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * What Teams says happened, as far as Muster reads it. Nothing here is proven by itself; fields that Teams leaves out in practice
 * ({@code from.name}, {@code conversation.tenantId}) are never required.
 *
 * @param id Teams' id of the activity; some activities have none
 * @param channel such as {@code msteams}
 * @param tenant from {@code channelData.tenant.id}, or else from the conversation
 * @param person directory object id of whoever did it
 * @param conversation without a {@code ;messageid=} suffix
 * @param thread the message at the head of the thread, in a channel
 * @param body the whole activity
 */
public record Activity(
    String type,
    Optional<String> name,
    Optional<String> id,
    String channel,
    String serviceUrl,
    Optional<String> tenant,
    Optional<String> person,
    Optional<String> personName,
    Optional<String> mri,
    String conversation,
    Optional<String> thread,
    JsonNode body) {

  /** Reads a parsed body; what is missing becomes an empty word and is refused by the checks. */
  public static Activity of(JsonNode body) {
    String conversation = body.path("conversation").path("id").asText("");
    int suffix = conversation.indexOf(";messageid=");
    return new Activity(
        body.path("type").asText(""),
        text(body.path("name")),
        text(body.path("id")),
        body.path("channelId").asText(""),
        body.path("serviceUrl").asText(""),
        text(body.path("channelData").path("tenant").path("id")).or(() -> text(body.path("conversation").path("tenantId"))),
        text(body.path("from").path("aadObjectId")),
        text(body.path("from").path("name")),
        text(body.path("from").path("id")),
        suffix < 0 ? conversation : conversation.substring(0, suffix),
        suffix < 0 ? Optional.empty() : Optional.of(conversation.substring(suffix + ";messageid=".length())),
        body);
  }

  /** {@code value} of an invoke or of a message that a card sent; missing where there is none. */
  public JsonNode value() {
    JsonNode value = body.path("value");
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /** What the person wrote; empty where there is no text. */
  public String text() {
    return body.path("text").asText("");
  }

  /** Whether it asks for an answer in the response. */
  public boolean invoke() {
    return type.equals("invoke");
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
