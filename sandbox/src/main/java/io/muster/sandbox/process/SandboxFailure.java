package io.muster.sandbox.process;

/** Something on this machine is not as Muster needs it; told to the person at the terminal as what happened and what to do next. */
public final class SandboxFailure extends RuntimeException {
  private final String next;

  /**
   * @param what one sentence
   * @param next what to type or look at next
   * @param cause may be null
   */
  public SandboxFailure(String what, String next, Throwable cause) {
    super(what, cause);
    this.next = next;
  }

  /** What to type or look at next. */
  public String next() {
    return next;
  }
}
