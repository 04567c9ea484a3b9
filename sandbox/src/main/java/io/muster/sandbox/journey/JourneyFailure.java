package io.muster.sandbox.journey;

/** The journey did not go as it must. */
public final class JourneyFailure extends RuntimeException {
  /**
   * @param what one sentence
   */
  public JourneyFailure(String what) {
    super(what);
  }
}
