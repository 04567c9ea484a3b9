package io.muster.bot;

import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;

/** The places at which tests may end or disturb this service. */
public final class BotFailpoints {
  /** What is desired is on its way to PostgreSQL, its transaction is still open. */
  public static final Failpoint DESIRED_WRITTEN = Failpoints.declare("bot.desired-written");

  /** The turn is committed and the card marked as begun; nothing was sent. */
  public static final Failpoint BEFORE_POST = Failpoints.declare("bot.before-post");

  /** Teams has answered; nothing of it is written. */
  public static final Failpoint AFTER_POST = Failpoints.declare("bot.after-post");

  /** The turn for an update is committed; nothing was sent. */
  public static final Failpoint BEFORE_PUT = Failpoints.declare("bot.before-put");

  /** Teams has taken the update; nothing of it is written. */
  public static final Failpoint AFTER_PUT = Failpoints.declare("bot.after-put");

  /** A token for Teams is about to be fetched. */
  public static final Failpoint TOKEN_FETCH = Failpoints.declare("bot.token-fetch");

  /** An activity is proven; nothing of it is written. */
  public static final Failpoint ACTIVITY_PROVEN = Failpoints.declare("bot.activity-proven");

  /** A press and its command are committed; nobody was answered. */
  public static final Failpoint PRESS_COMMITTED = Failpoints.declare("bot.press-committed");

  /** Teams asked for a pause, and the pause is written; nothing is sent until it is over. */
  public static final Failpoint RETRY_AFTER = Failpoints.declare("bot.retry-after");

  /** The keys with which Teams signs are about to be read again. */
  public static final Failpoint JWKS_REFRESH = Failpoints.declare("bot.jwks-refresh");

  private BotFailpoints() {}
}
