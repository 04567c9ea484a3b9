package io.muster.bot.inbound;

/** What becomes of an activity that no route takes. */
public interface UnclaimedActivities {

  /** Takes it; when this returns, what it told is durable. */
  void take(Verdict.Proven proven);
}
