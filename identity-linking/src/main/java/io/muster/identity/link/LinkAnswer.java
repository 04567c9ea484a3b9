package io.muster.identity.link;

import java.util.Optional;

/**
 * What a browser brought back from a tool's sign-in.
 *
 * @param tool from the address: each tool has its own
 */
record LinkAnswer(String tool, Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {

  /** Reads the parameters of the address; empty ones count as absent. */
  static LinkAnswer of(String tool, String state, String code, String error, String issuer) {
    return new LinkAnswer(tool, given(state), given(code), given(error), given(issuer));
  }

  /** What the answer itself says went wrong. */
  Optional<LinkRefusal> problem() {
    if (error.isPresent()) {
      return Optional.of(error.get().equals("access_denied") ? LinkRefusal.DENIED : LinkRefusal.TOOL_SAID_NO);
    }
    return code.isEmpty() ? Optional.of(LinkRefusal.CODE_MISSING) : Optional.empty();
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }

  /** Never the code nor the state. */
  @Override
  public String toString() {
    return "LinkAnswer[" + tool + "]";
  }
}
