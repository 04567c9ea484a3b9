package io.muster.identity.tool;

import io.muster.contracts.incident.Named;
import java.util.List;

/**
 * What an account of a tool holds, read as Muster.
 */
public record Catalogue(List<Service> services, List<ToolUser> users) {
  public Catalogue {
    services = List.copyOf(services);
    users = List.copyOf(users);
  }

  /** A service and the teams that own it. */
  public record Service(Named service, List<Named> teams) {
    public Service {
      teams = List.copyOf(teams);
    }
  }
}
