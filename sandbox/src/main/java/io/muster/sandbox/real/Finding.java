package io.muster.sandbox.real;

import java.util.Optional;

/**
 * One line of {@code ./muster check}.
 *
 * @param what was looked at
 * @param answer what the other side answered, in one line
 * @param next what to do about it; empty where all is well
 */
public record Finding(String what, String answer, Optional<String> next) {
  static Finding good(String what, String answer) {
    return new Finding(what, answer, Optional.empty());
  }

  static Finding bad(String what, String answer, String next) {
    return new Finding(what, answer, Optional.of(next));
  }

  /** Whether all is well. */
  public boolean fine() {
    return next.isEmpty();
  }
}
