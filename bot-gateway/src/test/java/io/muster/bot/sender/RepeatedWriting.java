package io.muster.bot.sender;

import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.press.CardViews;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The sender where PostgreSQL's answer to a COMMIT is lost: what came of a call is written once more. */
@ApplicationScoped
public class RepeatedWriting {
  private final CardCalls calls;
  private final CardRepository cards;
  private final ConversationRepository conversations;
  private final CardViews views;
  private final Database database;

  RepeatedWriting(CardCalls calls, CardRepository cards, ConversationRepository conversations, CardViews views, Database database) {
    this.calls = calls;
    this.cards = cards;
    this.conversations = conversations;
    this.views = views;
    this.database = database;
  }

  /** Creates the card of a subject in Teams, and writes so twice. The conversation is leased to the caller. */
  public void create(ConversationId conversation, SubjectId subject) {
    DesiredCard card = database.read(tx -> cards.longestDue(tx, conversation).get()).filter(due -> due.incident().id().equals(subject)).orElseThrow();
    Conversation where = database.read(tx -> conversations.find(tx, conversation)).orElseThrow();
    var task = new Task.Create(card);
    AfterSending written = calls.create(new SendLease(UUID.randomUUID(), where, task, Optional.of(() -> database.alone(tx -> views.of(tx, card))), System.nanoTime() + TimeUnit.MINUTES.toNanos(1)), task);
    database.run(written::write);
    database.run(written::write);
  }
}
