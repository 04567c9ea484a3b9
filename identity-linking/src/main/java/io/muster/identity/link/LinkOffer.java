package io.muster.identity.link;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import java.util.Optional;
import java.util.UUID;

/**
 * A private link on its way, as it lies in its row.
 *
 * @param live whether its time is not over, by the database's clock
 * @param browserHash of the browser in which it was started
 * @param verifier sealed
 */
record LinkOffer(
    UUID id,
    PersonId person,
    String personName,
    AccountId account,
    Status status,
    boolean live,
    Optional<byte[]> browserHash,
    Optional<byte[]> verifier) {

  /** How far it came. */
  enum Status {
    OFFERED,
    STARTED,
    RETURNED,
    LINKED,
    ENDED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether this is the browser in which it was started. */
  boolean startedIn(byte[] browser) {
    return browserHash.map(known -> java.security.MessageDigest.isEqual(known, browser)).orElse(false);
  }
}
