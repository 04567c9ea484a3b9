package io.muster.bot.inbound;

/** A check that failed; never leaves this package. */
final class NotBelieved extends Exception {
  private final TokenRefusal reason;

  NotBelieved(TokenRefusal reason) {
    super(null, null, false, false);
    this.reason = reason;
  }

  TokenRefusal reason() {
    return reason;
  }
}
