package io.muster.bot.talk;

import io.muster.bot.conversation.Conversation;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The first words in a conversation. */
@ApplicationScoped
public class Welcome {
  private final Outgoings outgoings;

  Welcome(Outgoings outgoings) {
    this.outgoings = outgoings;
  }

  /** Said once per conversation, however often the app comes and goes. */
  public void once(Tx tx, Conversation conversation) {
    outgoings.say(tx, Outgoing.answer(conversation.id(), Optional.empty(), new Saying.Line(MessageTexts.welcome()), "welcome/" + conversation.id().key()));
  }
}
