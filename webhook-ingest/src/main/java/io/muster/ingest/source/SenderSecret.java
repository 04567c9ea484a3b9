package io.muster.ingest.source;

import java.nio.charset.StandardCharsets;

/**
 * The secret that a sender signs with. It cannot print itself.
 *
 * @param text exactly as the tool gave it
 */
public record SenderSecret(String text) {
  public SenderSecret {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("a secret has to be told");
    }
  }

  /** The text's bytes. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "SenderSecret[hidden]";
  }
}
