package io.muster.contracts.incident;

/**
 * An account of an incident tool.
 *
 * @param tool the tool's word, such as the first path segment of its webhooks; lower case
 * @param name unique within the tool, as the tool names its accounts (a subdomain, a site, an id)
 */
public record AccountId(String tool, String name) {
  public AccountId {
    if (tool == null || tool.isBlank() || tool.indexOf('/') >= 0 || name == null || name.isBlank() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("an account is tool/name");
    }
  }

  /** {@code tool/name}, the form in keys, headers and addresses. */
  public String key() {
    return tool + "/" + name;
  }

  /** Reads what {@link #key()} wrote; anything else is an {@link IllegalArgumentException}. */
  public static AccountId parse(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("an account is tool/name");
    }
    return new AccountId(key.substring(0, slash), key.substring(slash + 1));
  }
}
