package io.muster.kit.secret;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** A sealed secret does not open: it was sealed for something else, with a key that is gone, or it was changed. */
public final class CannotOpen extends Failure {
  CannotOpen(Throwable cause) {
    super("cannot-open-secret", Disposition.GIVE_UP, "a sealed secret does not open here", cause);
  }
}
