package io.muster.graph.cloud;

import java.util.List;

/**
 * A token for Graph in one tenant.
 *
 * @param text the bearer token
 * @param permissions application permissions, as the token names them
 */
public record GraphToken(String text, List<String> permissions) {
  public GraphToken {
    permissions = List.copyOf(permissions);
  }

  /** Shows the permissions only. */
  @Override
  public String toString() {
    return "GraphToken[permissions=" + permissions + "]";
  }
}
