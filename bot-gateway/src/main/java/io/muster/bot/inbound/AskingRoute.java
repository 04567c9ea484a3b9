package io.muster.bot.inbound;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A route that can answer some of its activities without a thread of their own: it asks PostgreSQL once, changes nothing, and nobody waits. */
public interface AskingRoute extends ActivityRoute {

  /**
   * Asks, on an event loop.
   *
   * @return the answer to come; empty, at once or later, where the activity needs {@link #answer}. The stage fails as that one would
   */
  Optional<CompletionStage<Optional<ActivityAnswer>>> ask(ActivityVerdict.Proven proven);
}
