package io.muster.bench.frame;

/** What a figure is worth. */
public enum Verdict {
  /** Where we want to be. */
  AIM("aim reached"),
  /** Good enough, and not yet where we want to be. */
  MUST("must held"),
  /** Not good enough. */
  BELOW("BELOW THE MUST"),
  /** A figure without a must, told because it explains another, or one that has not its aim yet. */
  TOLD("");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** How the table says it. */
  public String words() {
    return words;
  }
}
