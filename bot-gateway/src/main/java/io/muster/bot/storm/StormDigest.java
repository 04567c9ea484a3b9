package io.muster.bot.storm;

import io.muster.bot.desired.CardLife;
import io.muster.contracts.incident.ConversationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A storm, and the card that stands for it.
 *
 * @param since when the first of its incidents came
 * @param endedAt empty while it lasts
 * @param version grows with everything that changes how the card looks
 */
public record StormDigest(UUID id, ConversationId conversation, Instant since, Optional<Instant> endedAt, long version, CardLife life) {

  /** Whether its card stands in Teams. */
  public boolean posted() {
    return life instanceof CardLife.Posted;
  }

  /** The same, at another point of its way. */
  public StormDigest at(CardLife other) {
    return new StormDigest(id, conversation, since, endedAt, version, other);
  }
}
