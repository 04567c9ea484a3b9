package io.muster.bench.frame;

/** A run whose figures count for nothing: something was lost, or did not come to its end. */
public final class FailedRun extends RuntimeException {
  /**
   * @param what one sentence
   */
  public FailedRun(String what) {
    super(what);
  }
}
