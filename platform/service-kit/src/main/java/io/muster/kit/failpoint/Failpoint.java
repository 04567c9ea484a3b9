package io.muster.kit.failpoint;

import java.util.Optional;

/** A named place where a test may let this process die, stumble or wait. Does nothing at all unless configured. */
public final class Failpoint {
  private final String name;
  private final FailpointAction action;

  Failpoint(String name, Optional<FailpointAction> action) {
    this.name = name;
    this.action = action.orElse(null);
  }

  /** Passes the place. */
  public void hit() {
    if (action != null) {
      action.take(name);
    }
  }

  /** Such as {@code ingest.after-kafka-send}. */
  public String name() {
    return name;
  }
}
