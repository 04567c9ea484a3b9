package io.muster.graph.cloud;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** Something did not work at Entra or at Graph. */
public final class GraphFailure extends Failure {
  private final GraphReason why;

  /**
   * @param message for the log: codes and statuses, no token, no payload
   * @param cause may be null
   */
  public GraphFailure(GraphReason why, Disposition disposition, String message, Throwable cause) {
    super(why.label(), disposition, message, cause);
    this.why = why;
  }

  /** What will fail again in the same way. */
  public static GraphFailure lasting(GraphReason why, String message) {
    return new GraphFailure(why, Disposition.GIVE_UP, message, null);
  }

  /** What may pass. */
  public static GraphFailure passing(GraphReason why, String message, Throwable cause) {
    return new GraphFailure(why, Disposition.RETRY, message, cause);
  }

  /** The reason. */
  public GraphReason why() {
    return why;
  }
}
