package io.muster.bot.talk;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** What happens to words for one person when there is no way to that person. */
@ApplicationScoped
public class PrivateSayings {
  private final OutgoingRepository waitings;
  private final Outgoings outgoings;

  PrivateSayings(OutgoingRepository waitings, Outgoings outgoings) {
    this.waitings = waitings;
    this.outgoings = outgoings;
  }

  /** Gives up what waits for this chat. Where somebody had asked in public, a line there says so without naming anybody. */
  public void unreachable(Tx tx, ConversationId waiting) {
    for (OutgoingRepository.Waiting given : waitings.abandon(tx, waiting, "person-unreachable")) {
      if (given.saying() instanceof Saying.PrivateLink link) {
        link.askedIn().ifPresent(place -> outgoings.say(tx, Outgoing.answer(place.conversation(), place.thread(),
            new Saying.Line(MessageTexts.cannotReach()), "unreachable/" + given.id())));
      }
    }
  }
}
