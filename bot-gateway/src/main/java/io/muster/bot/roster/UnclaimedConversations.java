package io.muster.bot.roster;

import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.inbound.UnclaimedActivities;
import io.muster.bot.inbound.Verdict;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Of an activity that means nothing to Muster its conversation is remembered, for Teams would tell nothing where the bot is not. */
@ApplicationScoped
class UnclaimedConversations implements UnclaimedActivities {
  private final Database database;
  private final ConversationRepository conversations;

  UnclaimedConversations(Database database, ConversationRepository conversations) {
    this.database = database;
    this.conversations = conversations;
  }

  @Override
  public void take(Verdict.Proven proven) {
    if (!proven.activity().conversation().isEmpty()) {
      database.run(tx -> conversations.remember(tx, ConversationOfActivity.of(proven)));
    }
  }
}
