package io.muster.contracts.incident;

import java.util.Optional;

/**
 * Who did something in the tool: a person, or a thing that acts by itself (a policy, an integration, an automation).
 *
 * @param nativeId the tool's id; empty where the tool tells only a name
 * @param email as the tool tells it, if it does
 */
public record Actor(Kind kind, Optional<String> nativeId, String name, Optional<String> email) {

  /** A person, or something that acts by itself. */
  public enum Kind {
    PERSON,
    AUTOMATION
  }

  public Actor {
    kind = kind == null ? Kind.PERSON : kind;
    nativeId = nativeId == null ? Optional.empty() : nativeId;
    name = name == null || name.isBlank() ? nativeId.orElse("someone") : name;
    email = email == null ? Optional.empty() : email;
  }

  /** A person whom the tool knows by id and name. */
  public static Actor person(String nativeId, String name) {
    return new Actor(Kind.PERSON, Optional.ofNullable(nativeId), name, Optional.empty());
  }

  /** Something that acts by itself. */
  public static Actor automation(String nativeId, String name) {
    return new Actor(Kind.AUTOMATION, Optional.ofNullable(nativeId), name, Optional.empty());
  }

  /** Tells people apart: the id, or the name where there is none. */
  public String key() {
    return nativeId.orElse(name);
  }
}
