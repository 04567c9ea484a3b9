package io.muster.identity;

import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;

/** The places where tests may stop this service. */
public final class IdentityFailpoints {
  /** The state of a link is saved; the browser has not been sent on. */
  public static final Failpoint AFTER_STATE_SAVED = Failpoints.declare("identity.after-state-saved");

  /** The browser came back with a code; it has not been redeemed. */
  public static final Failpoint AFTER_CODE_RECEIVED = Failpoints.declare("identity.after-code-received");

  /** The code is redeemed; the grant is not kept yet. */
  public static final Failpoint AFTER_EXCHANGE = Failpoints.declare("identity.after-exchange");

  /** One caller has claimed the renewal of a token; the tool has not been asked. */
  public static final Failpoint DURING_REFRESH = Failpoints.declare("identity.during-refresh");

  /** An action is about to be done. */
  public static final Failpoint BEFORE_ACTION = Failpoints.declare("identity.before-action");

  /** The tool has answered an action; its outcome is not committed. */
  public static final Failpoint AFTER_ACTION = Failpoints.declare("identity.after-action");

  /** A subject was read; the observation is not committed. */
  public static final Failpoint AFTER_READING = Failpoints.declare("identity.after-reading");

  /** The tool has made a subscription; its secret is not kept. */
  public static final Failpoint AFTER_SUBSCRIPTION_MADE = Failpoints.declare("identity.after-subscription-made");

  /** A row was sealed anew with the newest key; it is not committed. */
  public static final Failpoint AFTER_RESEAL = Failpoints.declare("identity.after-reseal");

  /** A page of what is open was read; nothing of it is told. */
  public static final Failpoint RECONCILE_PAGE = Failpoints.declare("identity.reconcile-page");

  private IdentityFailpoints() {}
}
