package io.muster.ingest.source;

import java.util.List;
import java.util.Map;

/**
 * How a tool's deliveries prove where they come from. Implementations compare in constant time and look at the raw bytes only.
 */
public interface Authenticity {

  /** Whether a sender of this tool can prove itself only with a secret. */
  boolean needsSecret();

  /** Whether the secret is chosen by whoever sets the tool up, so that Muster may make one; otherwise the tool makes it. */
  boolean secretIsOurs();

  /**
   * Checks one delivery.
   *
   * @param secrets all that are valid now, newest first; any of them suffices
   */
  Verdict verify(byte[] body, DeliveryHeaders headers, List<SenderSecret> secrets);

  /** Whether this text can be a secret of the tool. */
  boolean accepts(SenderSecret secret);

  /**
   * A delivery such as the tool sends to try a sender out, signed as the tool signs.
   *
   * @param id unique, becomes the tool's ids in the delivery
   */
  Sample sample(String id, SenderSecret secret);

  /**
   * A delivery made here.
   *
   * @param headers to be sent with it
   */
  record Sample(Map<String, String> headers, byte[] body) {}

  /** What came of the check. */
  sealed interface Verdict {
    /** The delivery is the sender's. */
    record Proven() implements Verdict {}

    /** It is not, or cannot be shown to be. */
    record Refused(Refusal reason) implements Verdict {}
  }

  /** Why a delivery was refused. */
  enum Refusal {
    SIGNATURE_MISSING("The delivery carries no signature."),
    SIGNATURE_MALFORMED("The delivery's signature is not of the form that this tool uses."),
    SIGNATURE_MISMATCH("The delivery's signature does not match its bytes and this sender's secret."),
    SIGNATURE_VERSION_UNKNOWN("The delivery is signed in a version that Muster does not know.");

    private final String sentence;

    Refusal(String sentence) {
      this.sentence = sentence;
    }

    /** The word for metrics, problems and runbooks. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** For whoever reads the answer. */
    public String sentence() {
      return sentence;
    }
  }
}
