package io.muster.testkit.contract;

/**
 * One way in which an exchange departs from the contract.
 *
 * @param key a stable word for the kind of departure, such as {@code response.body.type}
 * @param where a JSON pointer into the body; empty where it concerns no part of a body
 * @param message what is wrong
 */
public record Finding(String key, String where, String message) {
  /** Neither the contract nor the test knows the path. */
  public static final String UNKNOWN_PATH = "unknown-path";

  /** The path is known, but not with this method. */
  public static final String UNKNOWN_METHOD = "unknown-method";

  /** A property that the contract's schema does not name. */
  public static final String UNKNOWN_PROPERTY = "unknown-property";

  /** A status that the contract does not list for this operation. */
  public static final String UNKNOWN_STATUS = "unknown-status";

  /**
   * Whether an allowance covers this finding: {@code key}, or {@code key pointer} where the pointer may have {@code *} for any list
   * position, such as {@code response.body.type /incident/resolved_at}.
   */
  boolean isAllowedBy(String allowance) {
    return allowance.equals(key) || allowance.equals(key + " " + where.replaceAll("/[0-9]+(?=/|$)", "/*"));
  }

  @Override
  public String toString() {
    return where.isEmpty() ? key + ": " + message : key + " " + where + ": " + message;
  }
}
