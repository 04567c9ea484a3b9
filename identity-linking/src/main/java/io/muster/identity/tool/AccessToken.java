package io.muster.identity.tool;

/**
 * A bearer token of a tool, in memory for one call; it cannot print itself.
 */
public record AccessToken(String value) {
  public AccessToken {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a token needs a value");
    }
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "AccessToken[redacted]";
  }
}
