package io.muster.graph;

import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;

/** The places where a test may let this service die. */
public final class GraphFailpoints {
  /** A token was got, Graph was not asked yet. */
  public static final Failpoint AFTER_TOKEN = Failpoints.declare("graph.after-token");

  /** Graph answered, nothing is written yet. */
  public static final Failpoint BEFORE_OUTCOME_STORED = Failpoints.declare("graph.before-outcome-stored");

  private GraphFailpoints() {}
}
