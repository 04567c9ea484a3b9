package io.muster.bot.roster;

import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.inbound.UnhandledActivities;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Of an activity that means nothing to Muster its conversation is remembered, for Teams would tell nothing where the bot is not. */
@ApplicationScoped
class UnhandledConversations implements UnhandledActivities {
  private final Database database;
  private final ConversationRepository conversations;

  UnhandledConversations(Database database, ConversationRepository conversations) {
    this.database = database;
    this.conversations = conversations;
  }

  @Override
  public void take(ActivityVerdict.Proven proven) {
    if (!proven.activity().conversation().isEmpty()) {
      database.run(tx -> conversations.remember(tx, ConversationOfActivity.of(proven)));
    }
  }
}
