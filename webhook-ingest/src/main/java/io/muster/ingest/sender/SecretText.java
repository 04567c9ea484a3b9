package io.muster.ingest.sender;

import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.SenderSecret;
import io.muster.kit.problem.Problem;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets as operators give them, and secrets made here. */
final class SecretText {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private SecretText() {}

  /** A secret of the tool's form; anything else is a {@link Problem}. */
  static SenderSecret given(IncidentSource source, String text) {
    if (text.isBlank() || !source.authenticity().accepts(new SenderSecret(text))) {
      throw new Problem(SenderProblem.BAD_SECRET, "Copy it from the tool exactly as it is shown there, without spaces around it.");
    }
    return new SenderSecret(text);
  }

  /** 256 random bits. */
  static SenderSecret made() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SenderSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** An id that nobody guesses: 24 of 32 letters, 120 bits. */
  static String senderId() {
    var id = new StringBuilder(24);
    for (int i = 0; i < 24; i++) {
      id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }
}
