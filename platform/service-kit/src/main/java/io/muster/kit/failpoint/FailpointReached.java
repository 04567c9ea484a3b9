package io.muster.kit.failpoint;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** A failpoint with the action {@code error}. */
public final class FailpointReached extends Failure {
  FailpointReached(String name) {
    super("failpoint", Disposition.RETRY, "failpoint " + name);
  }
}
