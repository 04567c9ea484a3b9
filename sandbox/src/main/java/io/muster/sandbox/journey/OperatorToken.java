package io.muster.sandbox.journey;

import io.muster.sandbox.world.Microsoft;
import java.time.Duration;
import java.time.Instant;

/** An administrator's token for the operator APIs, fetched anew well before the hour is over for which Entra gives one. */
final class OperatorToken {
  private static final Duration USED_FOR = Duration.ofMinutes(20);

  private final Microsoft microsoft;
  private String token;
  private Instant fetched = Instant.MIN;

  OperatorToken(Microsoft microsoft) {
    this.microsoft = microsoft;
  }

  /** One that is good now. */
  synchronized String now() {
    if (fetched.isBefore(Instant.now().minus(USED_FOR))) {
      token = microsoft.operatorToken();
      fetched = Instant.now();
    }
    return token;
  }
}
