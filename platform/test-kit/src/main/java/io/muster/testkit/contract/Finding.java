package io.muster.testkit.contract;

/**
 * One way in which an exchange departs from the contract.
 *
 * @param key a stable word for the kind of departure, by which a known one can be allowed
 * @param message what is wrong and where
 */
public record Finding(String key, String message) {
  /** Neither the contract nor the test knows the path. */
  public static final String UNKNOWN_PATH = "unknown-path";

  /** The path is known, but not with this method. */
  public static final String UNKNOWN_METHOD = "unknown-method";

  /** A property that the contract's schema does not name. */
  public static final String UNKNOWN_PROPERTY = "unknown-property";

  /** A status that the contract does not list for this operation. */
  public static final String UNKNOWN_STATUS = "unknown-status";

  @Override
  public String toString() {
    return key + ": " + message;
  }
}
