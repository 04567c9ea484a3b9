package io.muster.kit.failure;

/** What nobody foresaw: a defect, or a surprise from a library. Given up after some attempts. */
public final class Unexpected extends Failure {
  public Unexpected(Throwable cause) {
    super("unexpected", Disposition.GIVE_UP, "an unexpected " + cause.getClass().getSimpleName(), cause);
  }

  /** The failure itself when it is one, else the unexpected thing wrapped. */
  public static Failure asFailure(Throwable thrown) {
    return thrown instanceof Failure failure ? failure : new Unexpected(thrown);
  }
}
