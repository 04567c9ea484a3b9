package io.muster.mapping.mapping;

/**
 * Where a mapping was made, and so where it is changed.
 */
public enum MappingOwner {
  /** A person, with a command in the conversation. */
  CHAT,
  /** An operator, over HTTP. */
  API,
  /** A file that an operator applies. */
  FILE,
  /** A Kubernetes resource. */
  KUBERNETES;

  /** The word in rows and answers. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
