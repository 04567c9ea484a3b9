package io.muster.bot.press;

import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A button pressed or a form sent.
 *
 * @param id the idempotency key
 * @param revision what the presser saw
 * @param bulk the word for all presses that were one with it
 */
record Press(String id, UUID card, ConversationId conversation, PersonId person, String personName, String offerId, String label, long revision, Came came,
    Optional<String> bulk) {

  /** The same, after this came of it. */
  Press after(Came other) {
    return new Press(id, card, conversation, person, personName, offerId, label, revision, other, bulk);
  }

  /** What came of it. */
  sealed interface Came {
    /** Nobody has told yet. */
    record UnderWay() implements Came {}

    /** The tool took it and answers later. */
    record Accepted() implements Came {}

    /** It is done; or was before, by somebody else. */
    record Done(boolean already, String byName, Instant at) implements Came {}

    /** It was not done. The words are the tool's or identity-linking's. */
    record Refused(String words, Remedy remedy, boolean badInput) implements Came {}

    /** It waits until the presser has linked an account. */
    record AwaitsLink(Instant until) implements Came {}
  }
}
