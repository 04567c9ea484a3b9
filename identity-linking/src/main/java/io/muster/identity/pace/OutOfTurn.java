package io.muster.identity.pace;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import java.time.Duration;

/** Many calls to this account wait already; nothing was asked. */
public final class OutOfTurn extends Failure {
  OutOfTurn(Duration after) {
    super("out-of-turn", Disposition.retryAfter(after), "many calls to the account wait already");
  }
}
