package io.muster.bot.press;

import io.muster.bot.card.CardText;
import io.muster.bot.desired.CardLife;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.talk.Outgoings;
import io.muster.bot.talk.Saying;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.identity.IdentityEvent.ActionAwaitsLink;
import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells pressers in words what came of their presses, alone, each in the trace in which it was told. */
@ApplicationScoped
class OutcomeTelling {
  private final Outgoings outgoings;
  private final CardRepository cards;
  private final ToolTitles titles;

  OutcomeTelling(Outgoings outgoings, CardRepository cards, ToolTitles titles) {
    this.outgoings = outgoings;
    this.cards = cards;
    this.titles = titles;
  }

  /** Nobody waits for the answer any more: the person is told alone, and only what the card does not tell by itself. */
  void tell(Tx tx, Press press, SubjectId subject, Press.Came came, Optional<String> trace) {
    String tool = titles.titleOf(subject.account());
    String label = CardText.of(press.label(), 60);
    if (press.bulk().isPresent()) {
      tellOnce(tx, press, press.bulk().get(), came, tool, trace);
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
    words.ifPresent(text -> outgoings.sayTo(tx, press.person(), press.conversation(), new Saying.Line(text), "press/" + press.id() + "/" + came.getClass().getSimpleName(), trace));
  }

  /** Of many presses that were one, people hear once. */
  private void tellOnce(Tx tx, Press press, String bulk, Press.Came came, String tool, Optional<String> trace) {
    if (came instanceof Press.Came.Refused refused) {
      outgoings.sayTo(tx, press.person(), press.conversation(), new Saying.Line(PressWords.refusal("Some of what you acknowledged at once", refused, tool)), "bulk/" + bulk + "/refused", trace);
    } else if (came instanceof Press.Came.Done && press.came() instanceof Press.Came.AwaitsLink) {
      outgoings.sayTo(tx, press.person(), press.conversation(), new Saying.Line("What you acknowledged at once is being done now, as you."), "bulk/" + bulk + "/done", trace);
    }
  }

  /** Somebody who is not linked yet is offered a link, alone. */
  void offer(Tx tx, Press press, ActionAwaitsLink link, Optional<String> trace) {
    Optional<String> activity = cards.find(tx, press.conversation(), press.card()).flatMap(OutcomeTelling::activityOf);
    outgoings.sayTo(tx, press.person(), press.conversation(),
        new Saying.PrivateLink(link.account(), link.url(), "action-awaits-link/" + link.actionId(), true, link.until(), Optional.of(new Saying.AskedIn(press.conversation(), activity))),
        press.bulk().map(bulk -> "link/" + bulk).orElse("link/" + link.actionId() + "/" + link.until()), trace);
  }

  private static Optional<String> activityOf(DesiredCard card) {
    return card.life() instanceof CardLife.Posted posted ? Optional.of(posted.activityId()) : Optional.empty();
  }
}
