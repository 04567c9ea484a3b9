package io.muster.bot.sender;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.bot.desired.CardLife;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.storm.StormConfig;
import io.muster.bot.storm.StormDigest;
import io.muster.bot.storm.StormGovernor;
import io.muster.bot.storm.StormRepository;
import io.muster.bot.talk.Outgoing.Priority;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is due in a conversation, most wanted first: answers to people, cards that stand, the card of a storm, notices, new cards. The card of a storm goes before
 * cards that stand once it has waited long.
 */
@ApplicationScoped
class DueTaskRepository {
  private final CardRepository cards;
  private final StormRepository storms;
  private final StormGovernor governor;
  private final StormConfig patience;

  DueTaskRepository(CardRepository cards, StormRepository storms, StormGovernor governor, StormConfig patience) {
    this.cards = cards;
    this.storms = storms;
    this.governor = governor;
    this.patience = patience;
  }

  /** What was asked about a conversation before anything is decided: what it has beside cards, and the card that waits longest. */
  record Asked(Tx.Answer besides, Supplier<Optional<DesiredCard>> card) {}

  /** Asks. The conversation's row is held. */
  Asked ask(Tx tx, ConversationId conversation) {
    Tx.Answer besides = tx.ask("""
        select exists (select 1 from outgoing where tenant = $1 and conversation = $2 and state in ('PLANNED', 'STARTED')) as sayings,
          exists (select 1 from storm where tenant = $1 and conversation = $2 and (due or ended_at is null)) as storm""",
        conversation.tenant().value(), conversation.value());
    return new Asked(besides, cards.longestDue(tx, conversation));
  }

  /** The one call to make now. The conversation's row is held. */
  Optional<Task> next(Tx tx, ConversationId conversation, Asked asked) {
    boolean newChat = conversation.value().startsWith(Outgoings.NEW_CHAT);
    Besides besides = Besides.of(asked.besides().row().orElseThrow());
    if (besides.sayings()) {
      tx.send("""
          update outgoing set state = 'EXPIRED', reason = 'too-late'
          where tenant = $1 and conversation = $2 and state in ('PLANNED', 'STARTED') and deadline < clock_timestamp()""",
          conversation.tenant().value(), conversation.value());
    }
    Optional<Task> answer = besides.sayings() ? say(tx, conversation, Priority.ANSWER) : Optional.empty();
    if (newChat) {
      return answer.map(waiting -> new Task.OpenChat(conversation.value().substring(Outgoings.NEW_CHAT.length())));
    }
    if (besides.storm()) {
      governor.release(tx, conversation);
    }
    Optional<Task> first = answer.or(() -> digest(tx, conversation, besides, patience.patience()));
    // A storm may have let cards go since it was asked.
    return first.isPresent() ? first : following(tx, conversation, besides, (besides.storm() ? cards.longestDue(tx, conversation) : asked.card()).get());
  }

  private Optional<Task> following(Tx tx, ConversationId conversation, Besides besides, Optional<DesiredCard> card) {
    return card.filter(DesiredCard::posted).map(DueTaskRepository::shown)
        .or(() -> digest(tx, conversation, besides, Duration.ZERO))
        .or(() -> besides.sayings() ? say(tx, conversation, Priority.NOTICE) : Optional.empty())
        .or(() -> card.map(DueTaskRepository::shown));
  }

  /** What a conversation seldom has beside cards; where it has none, nothing further is asked. */
  private record Besides(boolean sayings, boolean storm) {
    static Besides of(Row row) {
      return new Besides(row.getBoolean("sayings"), row.getBoolean("storm"));
    }
  }

  private Optional<Task> digest(Tx tx, ConversationId conversation, Besides besides, Duration waiting) {
    return besides.storm() ? storms.due(tx, conversation, waiting).map(DueTaskRepository::digest) : Optional.empty();
  }

  /** When something may be due that is not yet; milliseconds. */
  Optional<Long> nextMoment(Tx tx, ConversationId conversation) {
    return tx.row("""
        select (extract(epoch from min(at)) * 1000)::bigint + 1 as at_ms from (
          select not_before as at from card where tenant = $1 and conversation = $2 and due and (life = 'POSTED' or keeping = 'KEPT')
          union all select coalesce(not_before, clock_timestamp()) from storm where tenant = $1 and conversation = $2 and due
          union all select check_at from storm where tenant = $1 and conversation = $2 and ended_at is null
          union all select not_before from outgoing where tenant = $1 and conversation = $2 and state in ('PLANNED', 'STARTED')) waiting""",
        conversation.tenant().value(), conversation.value()).map(row -> row.getLong("at_ms"));
  }

  /** Marks as begun what cannot be repeated safely. */
  Task begin(Tx tx, Task task) {
    return switch (task) {
      case Task.Create create -> {
        DesiredCard card = create.card();
        CardLife.Posting posting = begun(card.life());
        cards.life(tx, card, posting);
        yield new Task.Create(card.at(posting));
      }
      case Task.CreateDigest create -> {
        CardLife.Posting posting = begun(create.digest().life());
        storms.life(tx, create.digest().id(), posting);
        yield new Task.CreateDigest(create.digest().at(posting));
      }
      case Task.Say say -> {
        tx.send("update outgoing set state = 'STARTED', attempts = attempts + 1 where id = $1", say.id());
        yield say;
      }
      case Task.Update update -> update;
      case Task.UpdateDigest update -> update;
      case Task.OpenChat open -> open;
    };
  }

  private static CardLife.Posting begun(CardLife life) {
    return switch (life) {
      case CardLife.Posting again -> again.toPosting();
      case CardLife.Planned planned -> planned.toPosting();
      case CardLife.Posted posted -> throw new IllegalStateException("a card that stands is not created");
      case CardLife.Gone gone -> throw new IllegalStateException("a deleted card is not created");
      case CardLife.Ended ended -> throw new IllegalStateException("an ended card is not created");
      case CardLife.Abandoned abandoned -> throw new IllegalStateException("an abandoned card is not created");
    };
  }

  private static Task digest(StormDigest digest) {
    return digest.life() instanceof CardLife.Posted posted ? new Task.UpdateDigest(digest, posted.activityId()) : new Task.CreateDigest(digest);
  }

  private static Task shown(DesiredCard card) {
    return card.life() instanceof CardLife.Posted posted ? new Task.Update(card, posted.activityId()) : new Task.Create(card);
  }

  private static Optional<Task> say(Tx tx, ConversationId conversation, Priority priority) {
    return tx.row("""
        select id, saying, thread, attempts, traceparent from outgoing
        where tenant = $1 and conversation = $2 and priority = $3 and state in ('PLANNED', 'STARTED')
          and (not_before is null or not_before <= clock_timestamp())
        order by created_at limit 1""", conversation.tenant().value(), conversation.value(), priority.rank()).map(DueTaskRepository::say);
  }

  private static Task say(Row row) {
    try {
      Saying saying = MessageJson.mapper().readValue(Sql.jsonText(row, "saying"), Saying.class);
      return new Task.Say(row.getUUID("id"), saying, Optional.ofNullable(row.getString("thread")), row.getInteger("attempts"), Optional.ofNullable(row.getString("traceparent")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored saying could not be read", e);
    }
  }
}
