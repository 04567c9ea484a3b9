package io.muster.testkit.contract;

/** How far a published contract says what an operation's exchanges must look like. */
public sealed interface Coverage {

  /** The contract describes request and answer, and every departure is a failure. */
  record Strictly() implements Coverage {}

  /**
   * Some departures are allowed, or the contract leaves something open.
   *
   * @param why in one sentence
   */
  record Loosely(String why) implements Coverage {}

  /**
   * The vendor publishes no contract for this operation.
   *
   * @param why how we know of it nonetheless
   */
  record NoContract(String why) implements Coverage {}

  /** One line of a report. */
  default String describe() {
    return switch (this) {
      case Strictly strictly -> "strictly";
      case Loosely loosely -> "loosely: " + loosely.why();
      case NoContract none -> "no contract: " + none.why();
    };
  }
}
