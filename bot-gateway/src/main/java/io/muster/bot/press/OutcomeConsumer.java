package io.muster.bot.press;

import io.muster.bot.card.CardText;
import io.muster.bot.desired.CardLife;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.conversation.DueConversations;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityEvent.ActionAccepted;
import io.muster.contracts.identity.IdentityEvent.ActionAwaitsLink;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What came of presses: written beside them, shown on their cards, told to the presser when nobody waits any more. */
@ApplicationScoped
class OutcomeConsumer implements MessageConsumer {
  private final PressRepository presses;
  private final ConversationRepository conversations;
  private final CardRepository cards;
  private final DueConversations due;
  private final Outgoings outgoings;
  private final ToolTitles titles;
  private final PressBell bell;

  OutcomeConsumer(PressRepository presses, ConversationRepository conversations, CardRepository cards, DueConversations due, Outgoings outgoings, ToolTitles titles, PressBell bell) {
    this.presses = presses;
    this.conversations = conversations;
    this.cards = cards;
    this.due = due;
    this.outgoings = outgoings;
    this.titles = titles;
    this.bell = bell;
  }

  @Override
  public String name() {
    return "bot-outcomes";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_EVENTS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return ActionSucceeded.class.isAssignableFrom(type) || ActionAccepted.class.isAssignableFrom(type) || ActionRefused.class.isAssignableFrom(type) || ActionAwaitsLink.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    switch (envelope.payload()) {
      case ActionSucceeded done -> came(tx, done.actionId(), done.subject(), new Press.Came.Done(done.already(), done.by().name(), done.at()));
      case ActionAccepted accepted -> came(tx, accepted.actionId(), accepted.subject(), new Press.Came.Accepted());
      case ActionRefused refused -> came(tx, refused.actionId(), refused.subject(),
          new Press.Came.Refused(refused.text(), refused.remedy(), refused.reason() == IdentityEvent.ActionRefusal.BAD_INPUT));
      case ActionAwaitsLink link -> {
        came(tx, link.actionId(), link.subject(), new Press.Came.AwaitsLink(link.until()));
        offer(tx, link);
      }
      default -> throw new IllegalStateException("not wanted: " + envelope.type());
    }
  }

  private void came(Tx tx, String id, SubjectId subject, Press.Came came) {
    Optional<Press> press = presses.find(tx, id);
    if (press.isEmpty()) {
      return;
    }
    conversations.hold(tx, press.get().conversation());
    BooleanSupplier late = presses.tellLater(tx, id);
    if (presses.came(tx, id, came)) {
      bell.ring(tx, id);
      cards.changed(tx, press.get().card(), Presses.COLLAPSE);
      due.wake(tx, List.of(press.get().conversation()));
      if (press.get().came() instanceof Press.Came.AwaitsLink || late.getAsBoolean()) {
        tell(tx, press.get(), subject, came);
      }
    }
  }

  /** Nobody waits for the answer any more: the person is told alone, and only what the card does not tell by itself. */
  private void tell(Tx tx, Press press, SubjectId subject, Press.Came came) {
    String tool = titles.titleOf(subject.account());
    String label = CardText.of(press.label(), 60);
    if (press.bulk().isPresent()) {
      tellOnce(tx, press, press.bulk().get(), came, tool);
      return;
    }
    Optional<String> words = switch (came) {
      case Press.Came.Refused refused -> Optional.of(PressWords.refusal(label, refused, tool));
      case Press.Came.Done done when press.came() instanceof Press.Came.AwaitsLink -> Optional.of(label + " is done now, as you.");
      case Press.Came.Done done -> Optional.empty();
      case Press.Came.UnderWay underWay -> Optional.empty();
      case Press.Came.Accepted accepted -> Optional.empty();
      case Press.Came.AwaitsLink link -> Optional.empty();
    };
    words.ifPresent(text -> outgoings.sayTo(tx, press.person(), press.conversation(), new Saying.Line(text), "press/" + press.id() + "/" + came.getClass().getSimpleName()));
  }

  /** Of many presses that were one, people hear once. */
  private void tellOnce(Tx tx, Press press, String bulk, Press.Came came, String tool) {
    if (came instanceof Press.Came.Refused refused) {
      outgoings.sayTo(tx, press.person(), press.conversation(), new Saying.Line(PressWords.refusal("Some of what you acknowledged at once", refused, tool)), "bulk/" + bulk + "/refused");
    } else if (came instanceof Press.Came.Done && press.came() instanceof Press.Came.AwaitsLink) {
      outgoings.sayTo(tx, press.person(), press.conversation(), new Saying.Line("What you acknowledged at once is being done now, as you."), "bulk/" + bulk + "/done");
    }
  }

  private void offer(Tx tx, ActionAwaitsLink link) {
    presses.find(tx, link.actionId()).ifPresent(press -> outgoings.sayTo(tx, press.person(), press.conversation(),
        new Saying.PrivateLink(link.account(), link.url(), "action-awaits-link/" + link.actionId(), true, link.until(),
            Optional.of(new Saying.AskedIn(press.conversation(), cards.find(tx, press.conversation(), press.card()).flatMap(OutcomeConsumer::activityOf)))),
        press.bulk().map(bulk -> "link/" + bulk).orElse("link/" + link.actionId() + "/" + link.until())));
  }

  private static Optional<String> activityOf(DesiredCard card) {
    return card.life() instanceof CardLife.Posted posted ? Optional.of(posted.activityId()) : Optional.empty();
  }
}
