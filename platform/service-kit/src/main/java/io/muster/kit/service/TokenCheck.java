package io.muster.kit.service;

import java.util.Locale;

/** What came of looking at a service's token. */
public sealed interface TokenCheck {
  /** The token is that of this service. */
  record Proven(String service) implements TokenCheck {}

  /** The token proves nothing. */
  record Refused(Reason reason) implements TokenCheck {}

  /** Why a token proves nothing. */
  enum Reason {
    MISSING,
    UNREADABLE,
    UNKNOWN_KEY,
    BAD_SIGNATURE,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    UNKNOWN_SUBJECT,
    CALLER_NOT_ALLOWED,
    KEYS_UNAVAILABLE;

    /** The word in logs and metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
