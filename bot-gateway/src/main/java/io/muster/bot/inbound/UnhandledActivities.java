package io.muster.bot.inbound;

/** What becomes of an activity that no route takes. */
public interface UnhandledActivities {

  /** Takes it; when this returns, what it told is durable. */
  void take(ActivityVerdict.Proven proven);
}
