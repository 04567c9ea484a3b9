package io.muster.bench.frame;

/** Which way a number should go. */
public enum Better {
  HIGHER,
  LOWER;

  /** Whether a value is at least as good as a bar. */
  public boolean reaches(double value, double bar) {
    return this == HIGHER ? value >= bar : value <= bar;
  }

  /** The sign before a bar: {@code ≥} or {@code ≤}. */
  public String sign() {
    return this == HIGHER ? "≥" : "≤";
  }
}
