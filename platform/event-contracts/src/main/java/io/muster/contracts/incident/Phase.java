package io.muster.contracts.incident;

/**
 * The four words in which Muster speaks of every tool's states; the tool's own word stands beside them.
 */
public enum Phase {
  TRIGGERED,
  ACKNOWLEDGED,
  RESOLVED,
  /** Closed without more to do, merged into another, declined or cancelled. */
  CLOSED;

  /** Whether somebody may still have to do something. */
  public boolean open() {
    return this == TRIGGERED || this == ACKNOWLEDGED;
  }
}
