package io.muster.bot.roster;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.inbound.ActivitiesSeen;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityRoute;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.bot.talk.Welcome;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code installationUpdate} and {@code conversationUpdate}: where the bot comes and goes, and what places are called. */
@ApplicationScoped
class RosterRoute implements ActivityRoute {
  private final Database database;
  private final ActivitiesSeen seen;
  private final ConversationRepository conversations;
  private final Welcome welcome;

  RosterRoute(Database database, ActivitiesSeen seen, ConversationRepository conversations, Welcome welcome) {
    this.database = database;
    this.seen = seen;
    this.conversations = conversations;
    this.welcome = welcome;
  }

  @Override
  public boolean takes(Activity activity) {
    return activity.type().equals("installationUpdate") || activity.type().equals("conversationUpdate");
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    database.run(tx -> {
      if (seen.first(tx, proven)) {
        take(tx, proven);
      }
    });
    return new ActivityAnswer.Taken();
  }

  private void take(Tx tx, ActivityVerdict.Proven proven) {
    JsonNode body = proven.activity().body();
    String action = body.path("action").asText("").toLowerCase(Locale.ROOT);
    if (proven.activity().type().equals("installationUpdate")) {
      if (action.startsWith("remove")) {
        leave(tx, proven);
      } else {
        Conversation conversation = conversations.remember(tx, ConversationOfActivity.of(proven));
        back(tx, conversation);
        welcome.once(tx, conversation);
      }
      return;
    }
    String event = body.path("channelData").path("eventType").asText("").toLowerCase(Locale.ROOT);
    if (names(body.path("membersRemoved"), proven)) {
      leave(tx, proven);
    } else if (event.equals("channeldeleted") || event.equals("teamdeleted") || event.equals("teamharddeleted")) {
      place(body).ifPresent(id -> conversations.gone(tx, new ConversationId(proven.tenant(), id)));
    } else if (event.startsWith("channel")) {
      channel(tx, proven, body);
    } else {
      conversations.remember(tx, ConversationOfActivity.of(proven));
    }
  }

  /** A team's bot leaves with all channels of the team. */
  private void leave(Tx tx, ActivityVerdict.Proven proven) {
    Conversation left = ConversationOfActivity.of(proven);
    conversations.gone(tx, left.id());
    left.team().ifPresent(team -> conversations.ofTeam(tx, proven.tenant(), team).forEach(id -> conversations.gone(tx, id)));
  }

  private void back(Tx tx, Conversation conversation) {
    conversation.team().ifPresent(team -> conversations.backInTeam(tx, conversation.id().tenant(), team));
  }

  /** Created, renamed or restored: told about one channel in another. */
  private void channel(Tx tx, ActivityVerdict.Proven proven, JsonNode body) {
    Conversation told = ConversationOfActivity.of(proven);
    place(body).ifPresent(id -> conversations.remember(tx, new Conversation(new ConversationId(proven.tenant(), id), BotState.Kind.CHANNEL, told.serviceUrl(),
        told.registration(), told.botMri(), told.team(), told.teamName(), Optional.ofNullable(body.path("channelData").path("channel").path("name").textValue()),
        Optional.empty(), Optional.empty(), true)));
  }

  private static Optional<String> place(JsonNode body) {
    return Optional.ofNullable(body.path("channelData").path("channel").path("id").textValue());
  }

  private static boolean names(JsonNode members, ActivityVerdict.Proven proven) {
    String bot = proven.activity().body().path("recipient").path("id").asText("");
    return !bot.isEmpty() && StreamSupport.stream(members.spliterator(), false).anyMatch(member -> member.path("id").asText("").equals(bot));
  }
}
