package io.muster.bot.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import java.util.Locale;
import java.util.Optional;

/** Reads from a proven activity what it tells about its conversation. */
public final class ConversationOfActivity {
  private ConversationOfActivity() {}

  /** The conversation in which it happened; the app is there, or Teams would not have told. */
  public static Conversation of(ActivityVerdict.Proven proven) {
    Activity activity = proven.activity();
    JsonNode body = activity.body();
    BotState.Kind kind = kind(body.path("conversation").path("conversationType").asText(""), activity.conversation());
    JsonNode channelData = body.path("channelData");
    boolean personal = kind == BotState.Kind.PERSONAL;
    return new Conversation(
        new ConversationId(proven.tenant(), activity.conversation()),
        kind,
        activity.serviceUrl(),
        proven.bot().name(),
        text(body.path("recipient").path("id")),
        text(channelData.path("team").path("id")),
        text(channelData.path("team").path("name")),
        text(body.path("conversation").path("name")).or(() -> text(channelData.path("channel").path("name"))),
        personal ? activity.person() : Optional.empty(),
        personal ? activity.mri() : Optional.empty(),
        true);
  }

  private static BotState.Kind kind(String type, String id) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "personal" -> BotState.Kind.PERSONAL;
      case "groupchat" -> BotState.Kind.GROUP;
      case "channel" -> BotState.Kind.CHANNEL;
      default -> Conversation.kindOf(id);
    };
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank() ? Optional.of(node.textValue()) : Optional.empty();
  }
}
