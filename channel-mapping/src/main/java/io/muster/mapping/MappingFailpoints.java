package io.muster.mapping;

import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;

/** The places where a test may let this service die. */
public final class MappingFailpoints {
  /** After the records were polled, before anything is decided. */
  public static final Failpoint BEFORE_DECIDE = Failpoints.declare("mapping.before-decide");

  /** Decisions, routes and commands are on their way to PostgreSQL, the transaction is still open. */
  public static final Failpoint BEFORE_COMMIT = Failpoints.declare("mapping.before-commit");

  /** One page of settling is committed, the next is not begun. */
  public static final Failpoint BETWEEN_PAGES = Failpoints.declare("mapping.between-settling-pages");

  /** The rules of a conversation have changed; nothing was decided by the new ones. */
  public static final Failpoint RULE_RELOAD = Failpoints.declare("mapping.rule-reload");

  private MappingFailpoints() {}
}
