package io.muster.bot.talk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.conversation.DueConversations;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts down what is to be said; the sender says it. */
@ApplicationScoped
public class Outgoings {
  /** The id under which a personal chat is kept that must be opened first. */
  public static final String NEW_CHAT = "new:";

  private final ConversationRepository conversations;
  private final DueConversations due;

  Outgoings(ConversationRepository conversations, DueConversations due) {
    this.conversations = conversations;
    this.due = due;
  }

  /** Says it in a conversation, once; what is said there in one transaction, in its order. */
  public void say(Tx tx, Outgoing outgoing) {
    say(tx, outgoing, Traces.current());
  }

  /** The same for something that came up in another trace than the caller's. */
  public void say(Tx tx, Outgoing outgoing, Optional<String> traceparent) {
    tx.send("""
        insert into outgoing (id, tenant, conversation, priority, saying, thread, deadline, once, traceparent, created_at)
        values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 millisecond', $8, $9, clock_timestamp()) on conflict (once) do nothing""",
        UUID.randomUUID(), outgoing.conversation().tenant().value(), outgoing.conversation().value(), outgoing.priority().rank(),
        Sql.json(json(outgoing.saying())), outgoing.thread(), outgoing.within().toMillis(), outgoing.once(), traceparent);
    due.wake(tx, List.of(outgoing.conversation()));
  }

  /**
   * Says it to a person alone. Where there is no personal chat yet, one is opened.
   *
   * @param via where the person was met: the chat is opened over the same address and by the same bot
   * @return whether there is a chat already
   */
  public boolean sayTo(Tx tx, PersonId person, ConversationId via, Saying saying, String once) {
    return sayTo(tx, person, via, saying, once, Traces.current());
  }

  /** The same for something that came up in another trace than the caller's. */
  public boolean sayTo(Tx tx, PersonId person, ConversationId via, Saying saying, String once, Optional<String> traceparent) {
    Optional<Conversation> chat = conversations.personal(tx, person);
    ConversationId to = chat.map(Conversation::id).orElseGet(() -> new ConversationId(person.tenant(), NEW_CHAT + person.objectId()));
    if (chat.isEmpty()) {
      tx.send("""
          insert into conversation (tenant, id, kind, service_url, registration, bot_mri, person, installed)
          select tenant, $3, 'PERSONAL', service_url, registration, bot_mri, null, true from conversation where tenant = $1 and id = $2
          on conflict (tenant, id) do update set installed = true, blocked = null, service_url = excluded.service_url, registration = excluded.registration""",
          via.tenant().value(), via.value(), to.value());
    }
    say(tx, Outgoing.answer(to, Optional.empty(), saying, once), traceparent);
    return chat.isPresent();
  }

  static String json(Saying saying) {
    try {
      return MessageJson.mapper().writerFor(Saying.class).writeValueAsString(saying);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a saying could not be written", e);
    }
  }
}
