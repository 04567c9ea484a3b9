package io.muster.bot.desired;

import io.muster.bot.card.CardFollowing;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import java.util.Optional;
import java.util.UUID;

/**
 * A card as it should be.
 *
 * @param version grows with everything that changes how it looks
 * @param shownVersion the version that Teams shows; 0 while it shows none
 * @param traceparent the trace in which it last changed; empty where nobody outside began it
 */
public record DesiredCard(
    UUID id, ConversationId conversation, Incident incident, CardFollowing keeping, long version, long shownVersion, CardLife life, Optional<String> traceparent) {

  /** The same, at another point of its way. */
  public DesiredCard at(CardLife other) {
    return new DesiredCard(id, conversation, incident, keeping, version, shownVersion, other, traceparent);
  }

  /** Whether it stands in Teams. */
  public boolean posted() {
    return life instanceof CardLife.Posted;
  }
}
