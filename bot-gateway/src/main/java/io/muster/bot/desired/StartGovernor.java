package io.muster.bot.desired;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Tx;
import java.util.Set;

/** Decides whether cards that are wanted may start by themselves, or are too many at once. */
public interface StartGovernor {

  /**
   * To be called after cards were written, in the same transaction; the conversations are locked.
   *
   * @param changed the conversations in which something changed that people see
   */
  void govern(Tx tx, Set<ConversationId> changed);
}
