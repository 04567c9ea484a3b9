package io.muster.kit.failure;

import java.util.Objects;

/**
 * Something that did not work, though it was asked rightly. Each port has its own sealed root below this one.
 *
 * <p>The message is for operators' logs: it holds no secret and no payload, and is never shown to anyone else.
 */
public abstract class Failure extends RuntimeException {
  private final String reason;
  private final Disposition disposition;

  /**
   * @param reason one stable word, such as {@code throttled}: metric label, log field and runbook anchor
   * @param disposition what to do about it
   * @param message for the log
   */
  protected Failure(String reason, Disposition disposition, String message) {
    this(reason, disposition, message, null);
  }

  /** As the other, with what led to it. */
  protected Failure(String reason, Disposition disposition, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.disposition = Objects.requireNonNull(disposition, "disposition");
  }

  /** One stable word: metric label, log field and runbook anchor. */
  public String reason() {
    return reason;
  }

  /** What whoever repeats things should do. */
  public Disposition disposition() {
    return disposition;
  }
}
