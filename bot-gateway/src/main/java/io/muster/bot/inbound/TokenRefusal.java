package io.muster.bot.inbound;

import java.util.Locale;

/** Why an activity was not believed. The caller learns the status only; the reason is for logs, metrics and runbooks. */
public enum TokenRefusal {
  NO_TOKEN(401),
  TOKEN_TOO_LARGE(401),
  MALFORMED_TOKEN(401),
  WRONG_ALGORITHM(401),
  UNKNOWN_KEY(401),
  BAD_SIGNATURE(401),
  WRONG_ISSUER(401),
  WRONG_AUDIENCE(401),
  NO_EXPIRY(401),
  EXPIRED(401),
  NOT_YET_VALID(401),
  NOT_FROM_TEAMS(403),
  NOT_ENDORSED(403),
  SERVICE_URL_MISMATCH(403),
  SERVICE_URL_NOT_ALLOWED(403),
  TENANT_NOT_ALLOWED(403),
  BODY_UNREADABLE(400),
  BODY_TOO_LARGE(413),
  KEYS_UNAVAILABLE(503);

  private final int status;

  TokenRefusal(int status) {
    this.status = status;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The word in logs, metrics and runbooks. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
