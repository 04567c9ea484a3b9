package io.muster.embedded;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A database that should exist, owned by a role that can reach no other one.
 *
 * @param name the database's name: lower-case letters, digits and underscores
 * @param role the owner's name, same alphabet
 * @param password the role's password; never printed
 */
public record DatabaseSpec(String name, String role, String password) {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  public DatabaseSpec {
    requirePlain(name);
    requirePlain(role);
    Objects.requireNonNull(password, "password");
  }

  /** Refuses names that would need quoting, so that a name can stand in a statement as it is. */
  static void requirePlain(String name) {
    if (!PLAIN.matcher(name).matches()) {
      throw new IllegalArgumentException("not a plain database or role name: " + name);
    }
  }

  @Override
  public String toString() {
    return "DatabaseSpec[name=" + name + ", role=" + role + "]";
  }
}
