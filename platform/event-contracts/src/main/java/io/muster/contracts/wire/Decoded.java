package io.muster.contracts.wire;

/** What came of reading a record. Nothing here is an exception: a bad record is expected, kept and shown. */
public sealed interface Decoded {

  /** A message that this version of Muster knows. */
  record Understood(Envelope<?> envelope) implements Decoded {}

  /** A type from a newer (or foreign) writer: counted and passed over. */
  record Unrecognised(String type) implements Decoded {}

  /**
   * Bytes or headers that are no message at all: for the dead letters.
   *
   * @param reason one stable word for metrics and runbooks
   * @param detail for the operator; never holds the payload
   */
  record Unreadable(Reason reason, String detail) implements Decoded {}

  /** Why a record could not be read. */
  enum Reason {
    MISSING_HEADER,
    BAD_HEADER,
    BAD_JSON;

    /** The word that metrics, logs and runbooks use. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
