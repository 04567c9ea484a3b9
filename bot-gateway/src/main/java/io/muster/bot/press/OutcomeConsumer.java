package io.muster.bot.press;

import io.muster.bot.conversation.DueConversations;
import io.muster.bot.desired.CardRepository;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityEvent.ActionAccepted;
import io.muster.contracts.identity.IdentityEvent.ActionAwaitsLink;
import io.muster.contracts.identity.IdentityEvent.ActionRefused;
import io.muster.contracts.identity.IdentityEvent.ActionSucceeded;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.BatchMessageConsumer;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What came of presses: written beside them, shown on their cards, told to the presser when nobody waits any more. */
@ApplicationScoped
class OutcomeConsumer implements BatchMessageConsumer {
  private final PressStandingRepository presses;
  private final CardRepository cards;
  private final DueConversations due;
  private final OutcomeTelling telling;
  private final PressBell bell;

  OutcomeConsumer(PressStandingRepository presses, CardRepository cards, DueConversations due, OutcomeTelling telling, PressBell bell) {
    this.presses = presses;
    this.cards = cards;
    this.due = due;
    this.telling = telling;
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

  /**
   * What came of one action.
   *
   * @param trace in which that was told
   */
  private record Outcome(String action, SubjectId subject, Press.Came came, IdentityEvent event, Optional<String> trace) {}

  @Override
  public void handle(Tx tx, List<Envelope<?>> envelopes) {
    List<Outcome> outcomes = envelopes.stream().map(OutcomeConsumer::outcome).toList();
    Map<String, PressStanding> standing = presses.hold(tx, outcomes.stream().map(Outcome::action).distinct().toList());
    Set<String> rung = new LinkedHashSet<>();
    Set<ConversationId> changed = new LinkedHashSet<>();
    List<OutcomeTelling.Told> told = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      PressStanding now = standing.get(outcome.action());
      if (now != null) {
        if (now.takes(outcome.came())) {
          came(tx, now, outcome).ifPresent(told::add);
          standing.put(outcome.action(), now.after(outcome.came()));
          rung.add(outcome.action());
          changed.add(now.press().conversation());
        }
        if (outcome.event() instanceof ActionAwaitsLink link) {
          told.add(telling.link(now.press(), link, outcome.trace()));
        }
      }
    }
    if (!rung.isEmpty()) {
      bell.ring(tx, rung);
      due.wakeLater(tx, List.copyOf(changed), PressWriting.COLLAPSE);
    }
    telling.tell(tx, told);
  }

  /** Writes it; what is to be told to the presser alone. */
  private Optional<OutcomeTelling.Told> came(Tx tx, PressStanding before, Outcome outcome) {
    Press press = before.press();
    presses.came(tx, press.id(), outcome.came());
    cards.changed(tx, press.card(), PressWriting.COLLAPSE, outcome.trace());
    return press.came() instanceof Press.Came.AwaitsLink || before.late() ? telling.late(press, outcome.subject(), outcome.came(), outcome.trace()) : Optional.empty();
  }

  private static Outcome outcome(Envelope<?> envelope) {
    Optional<String> trace = Traces.of(envelope.id());
    return switch (envelope.payload()) {
      case ActionSucceeded done -> new Outcome(done.actionId(), done.subject(), new Press.Came.Done(done.already(), done.by().name(), done.at()), done, trace);
      case ActionAccepted accepted -> new Outcome(accepted.actionId(), accepted.subject(), new Press.Came.Accepted(), accepted, trace);
      case ActionRefused refused -> new Outcome(refused.actionId(), refused.subject(),
          new Press.Came.Refused(refused.text(), refused.remedy(), refused.reason() == IdentityEvent.ActionRefusal.BAD_INPUT), refused, trace);
      case ActionAwaitsLink link -> new Outcome(link.actionId(), link.subject(), new Press.Came.AwaitsLink(link.until()), link, trace);
      default -> throw new IllegalStateException("not wanted: " + envelope.type());
    };
  }
}
