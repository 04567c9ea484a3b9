package io.muster.kit.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** Something that must not be seen: it cannot print itself and refuses to become JSON. Fit as a type in configuration. */
@JsonSerialize(using = SecretRefusal.class)
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /** Wraps the text. */
  @JsonCreator
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The secret itself, for the one call that needs it; never to be kept or logged. */
  public String reveal() {
    return text;
  }

  /** The secret in UTF-8. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** In constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  /** The same for all, so that it says nothing. */
  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
