package io.muster.bench.load;

/** The load could not be made: the server went away, or speaks otherwise than expected. */
public final class LoadFailure extends RuntimeException {
  /**
   * @param cause may be null
   */
  public LoadFailure(String what, Throwable cause) {
    super(what, cause);
  }
}
