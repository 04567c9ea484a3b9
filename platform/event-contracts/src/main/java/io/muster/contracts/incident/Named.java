package io.muster.contracts.incident;

import java.net.URI;
import java.util.Optional;

/**
 * Something of the tool that has an id and a name: a service, a team, a policy, a project.
 *
 * @param link its page in the tool, if known
 */
public record Named(String nativeId, String name, Optional<URI> link) {
  public Named {
    link = link == null ? Optional.empty() : link;
  }
}
