package io.muster.bot.inbound;

/** What Muster does with one sort of activity. Routes are found by themselves; the first that takes an activity has it. */
public interface ActivityRoute {

  /** Whether this activity is for this route; decided by its form alone. */
  boolean takes(Activity activity);

  /** Does it. When this returns, what came of it is durable. */
  ActivityAnswer answer(ActivityVerdict.Proven proven);
}
