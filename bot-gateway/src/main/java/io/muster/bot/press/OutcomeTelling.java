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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * What is to be told to whoever pressed.
   *
   * @param once the word under which it is told once only
   * @param saying what, in the transaction that tells it
   */
  record Told(Press press, String once, Function<Tx, Saying> saying, Optional<String> trace) {}

  /** Nobody waits for the answer any more: the person is told alone, and only what the card does not tell by itself. */
  Optional<Told> late(Press press, SubjectId subject, Press.Came came, Optional<String> trace) {
    String tool = titles.titleOf(subject.account());
    return press.bulk().map(bulk -> lateOfMany(press, bulk, came, tool, trace)).orElseGet(() -> lateOfOne(press, came, tool, trace));
  }

  private static Optional<Told> lateOfOne(Press press, Press.Came came, String tool, Optional<String> trace) {
    String label = CardText.of(press.label(), 60);
    Optional<String> words = switch (came) {
      case Press.Came.Refused refused -> Optional.of(PressWords.refusal(label, refused, tool));
      case Press.Came.Done done when press.came() instanceof Press.Came.AwaitsLink -> Optional.of(label + " is done now, as you.");
      case Press.Came.Done done -> Optional.empty();
      case Press.Came.UnderWay underWay -> Optional.empty();
      case Press.Came.Accepted accepted -> Optional.empty();
      case Press.Came.AwaitsLink link -> Optional.empty();
    };
    return words.map(text -> line(press, "press/" + press.id() + "/" + came.getClass().getSimpleName(), text, trace));
  }

  /** Of many presses that were one, people hear once. */
  private static Optional<Told> lateOfMany(Press press, String bulk, Press.Came came, String tool, Optional<String> trace) {
    if (came instanceof Press.Came.Refused refused) {
      return Optional.of(line(press, "bulk/" + bulk + "/refused", PressWords.refusal("Some of what you acknowledged at once", refused, tool), trace));
    }
    return came instanceof Press.Came.Done && press.came() instanceof Press.Came.AwaitsLink
        ? Optional.of(line(press, "bulk/" + bulk + "/done", "What you acknowledged at once is being done now, as you.", trace))
        : Optional.empty();
  }

  private static Told line(Press press, String once, String text, Optional<String> trace) {
    return new Told(press, once, tx -> new Saying.Line(text), trace);
  }

  /** Somebody who is not linked yet is offered a link, alone. */
  Told link(Press press, ActionAwaitsLink link, Optional<String> trace) {
    return new Told(press, press.bulk().map(bulk -> "link/" + bulk).orElse("link/" + link.actionId() + "/" + link.until()), tx -> {
      Optional<String> activity = cards.find(tx, press.conversation(), press.card()).flatMap(OutcomeTelling::activityOf);
      return new Saying.PrivateLink(link.account(), link.url(), "action-awaits-link/" + link.actionId(), true, link.until(),
          Optional.of(new Saying.AskedIn(press.conversation(), activity)));
    }, trace);
  }

  /**
   * Tells it, person after person: each one's chat is held until the transaction ends, so that whoever tells many does so last and in the one order. Two who hold chats
   * because somebody pressed in them may still wait for each other; that is rare, and PostgreSQL's refusal has one of them begin anew.
   */
  void tell(Tx tx, List<Told> all) {
    var once = new LinkedHashMap<String, Told>();
    all.stream().sorted(Comparator.comparing(told -> told.press().person().key())).forEach(told -> once.putIfAbsent(told.once(), told));
    once.values().forEach(told -> outgoings.sayTo(tx, told.press().person(), told.press().conversation(), told.saying().apply(tx), told.once(), told.trace()));
  }

  private static Optional<String> activityOf(DesiredCard card) {
    return card.life() instanceof CardLife.Posted posted ? Optional.of(posted.activityId()) : Optional.empty();
  }
}
