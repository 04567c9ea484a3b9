package io.muster.embedded;

/** A server that was to run in place could not be started, stopped or set up. The message names the server and the step. */
public final class EmbeddedServerFailure extends RuntimeException {

  /** A failed step with what caused it. */
  public EmbeddedServerFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** A failed step that has no exception behind it. */
  public EmbeddedServerFailure(String message) {
    super(message);
  }
}
