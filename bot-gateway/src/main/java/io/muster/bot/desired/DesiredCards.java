package io.muster.bot.desired;

import io.muster.bot.BotFailpoints;
import io.muster.bot.conversation.DueConversations;
import io.muster.bot.talk.NoticeText;
import io.muster.bot.talk.Outgoing;
import io.muster.bot.talk.Outgoings;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes commands: writes the cards they wish for, what is to be told beside them, and wakes the sender. */
@ApplicationScoped
class DesiredCards {
  private final DesiredRepository desired;
  private final CardRepository cards;
  private final Outgoings outgoings;
  private final DueConversations due;
  private final StartGovernor governor;

  DesiredCards(DesiredRepository desired, CardRepository cards, Outgoings outgoings, DueConversations due, StartGovernor governor) {
    this.desired = desired;
    this.cards = cards;
    this.outgoings = outgoings;
    this.due = due;
    this.governor = governor;
  }

  /** All of a batch, in its order. */
  void take(Tx tx, List<? extends BotCommand> commands, CardTraces traces) {
    var conversations = DesiredChanges.conversations(commands);
    var changed = new LinkedHashSet<ConversationId>();
    var notices = new ArrayList<Notice>();
    var locked = desired.lock(tx, conversations);
    for (DesiredChanges.Step step : DesiredChanges.of(commands)) {
      switch (step) {
        case DesiredChanges.Step.Show show -> changed.addAll(show(tx, show.cards(), traces, notices));
        case DesiredChanges.Step.Stop stop -> {
          if (desired.stop(tx, stop.command(), traces)) {
            changed.add(stop.command().conversation());
          }
        }
      }
    }
    desired.introduce(tx, locked);
    governor.govern(tx, changed);
    notices.forEach(notice -> tell(tx, notice, traces));
    due.wake(tx, conversations);
    BotFailpoints.DESIRED_WRITTEN.hit();
  }

  /** What may be worth a line, and the card that stands, if one does. */
  private record Notice(ShowIncident command, Supplier<Optional<CardRepository.Standing>> card) {}

  private List<ConversationId> show(Tx tx, List<ShowIncident> commands, CardTraces traces, List<Notice> notices) {
    int[] changed = desired.show(tx, commands, traces);
    var where = new ArrayList<ConversationId>();
    for (int i = 0; i < changed.length; i++) {
      ShowIncident command = commands.get(i);
      if (changed[i] == 1) {
        where.add(command.conversation());
      }
      if (changed[i] == 1 && !command.notices().isEmpty()) {
        notices.add(new Notice(command, cards.standing(tx, command.conversation(), command.incident().id())));
      }
    }
    return where;
  }

  /** A card that does not stand yet tells by being posted. */
  private void tell(Tx tx, Notice notice, CardTraces traces) {
    ShowIncident command = notice.command();
    notice.card().get().ifPresent(card -> NoticeText.of(command.incident(), command.notices()).ifPresent(text -> outgoings.say(tx,
        Outgoing.notice(command.conversation(), card.activityId(), text, "notice/" + card.id() + "/" + command.incident().revision()), traces.of(command))));
  }
}
