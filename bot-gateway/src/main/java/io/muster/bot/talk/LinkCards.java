package io.muster.bot.talk;

import io.muster.bot.talk.LinkCardRepository.Standing;
import io.muster.bot.talk.Outgoing.Priority;
import io.muster.bot.talk.Saying.LinkOver;
import io.muster.bot.talk.Saying.LinkOver.How;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The private cards with links that stand in personal chats: what becomes of a link is drawn where it was offered. */
@ApplicationScoped
public class LinkCards {
  private static final Duration WORTH_SAYING = Duration.ofHours(24);
  private static final int AT_ONCE = 100;

  private final LinkCardRepository cards;
  private final Outgoings outgoings;

  LinkCards(LinkCardRepository cards, Outgoings outgoings) {
    this.cards = cards;
    this.outgoings = outgoings;
  }

  /** One stands in Teams now. */
  public void stands(Tx tx, UUID id, ConversationId chat, Saying.PrivateLink link, String activityId) {
    cards.stands(tx, id, chat, link, activityId);
  }

  /** The person of this chat is linked: the cards with links for that account say so. */
  void linked(Tx tx, ConversationId chat, AccountId account, String user) {
    draw(tx, cards.linked(tx, chat, account), How.LINKED, Optional.of(user));
  }

  /** The person of this chat is no longer linked with these accounts: cards that say otherwise are mended. */
  void unlinked(Tx tx, ConversationId chat, List<AccountId> accounts) {
    draw(tx, cards.unlinked(tx, chat, accounts), How.UNLINKED, Optional.empty());
  }

  /** Links whose time is over, unused: their cards say so. */
  public void expire(Tx tx) {
    draw(tx, cards.expired(tx, AT_ONCE), How.EXPIRED, Optional.empty());
  }

  /** Forgets cards that nothing is drawn on any more. */
  public void forget(Tx tx, Duration age) {
    cards.forget(tx, age);
  }

  private void draw(Tx tx, List<Standing> standing, How how, Optional<String> user) {
    for (Standing card : standing) {
      var over = new LinkOver(card.activityId(), card.account(), how, user);
      outgoings.say(tx, new Outgoing(card.chat(), Priority.NOTICE, over, Optional.empty(), WORTH_SAYING, "link-over/" + UUID.randomUUID()));
    }
  }
}
