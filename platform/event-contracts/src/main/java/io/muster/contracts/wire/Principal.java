package io.muster.contracts.wire;

import java.util.Objects;
import java.util.Optional;

/**
 * On whose behalf something is asked or was done.
 *
 * @param kind what sort of principal this is
 * @param id stable within its kind: a Teams person's key, an operator's subject, a rule's id, a sender's id, a service's name
 * @param name how people know it, if known
 */
public record Principal(Kind kind, String id, Optional<String> name) {

  /** The five sorts of principals that Muster knows. */
  public enum Kind {
    PERSON,
    OPERATOR,
    RULE,
    TOOL,
    SYSTEM
  }

  public Principal {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    name = name == null ? Optional.empty() : name;
  }

  /** The principal of a service acting by itself. */
  public static Principal system(String service) {
    return new Principal(Kind.SYSTEM, service, Optional.empty());
  }

  /** The principal of an incident tool, by the sender or account that spoke. */
  public static Principal tool(String id) {
    return new Principal(Kind.TOOL, id, Optional.empty());
  }

  /** {@code kind:id}, the form in headers, logs and audit rows. */
  public String key() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
  }

  /** Reads what {@link #key()} wrote. An unknown kind is an {@link IllegalArgumentException}. */
  public static Principal parse(String key) {
    int colon = key.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not a principal: " + key);
    }
    return new Principal(
        Kind.valueOf(key.substring(0, colon).toUpperCase(java.util.Locale.ROOT)), key.substring(colon + 1), Optional.empty());
  }
}
