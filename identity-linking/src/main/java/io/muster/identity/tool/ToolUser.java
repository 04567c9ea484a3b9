package io.muster.identity.tool;

import io.muster.contracts.incident.Actor;
import java.util.List;
import java.util.Optional;

/**
 * A user of a tool, as the tool itself answered for the user's own token.
 *
 * @param account the account's name as the tool proved it; empty where the tool does not tell
 * @param role the tool's own word for what the user may do
 * @param teams native ids of the user's teams
 */
public record ToolUser(Actor actor, Optional<String> account, String role, List<String> teams) {
  public ToolUser {
    account = account == null ? Optional.empty() : account;
    role = role == null ? "" : role;
    teams = teams == null ? List.of() : List.copyOf(teams);
  }
}
