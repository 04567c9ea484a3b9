package io.muster.graph.tenant;

import io.muster.graph.cloud.GraphReason;
import java.util.List;
import java.util.Optional;

/** What came of checking a tenant. */
public sealed interface TenantFinding {

  /**
   * Muster works there.
   *
   * @param organisation its name, if Graph told one
   * @param permissions application permissions by name
   */
  record Works(Optional<String> organisation, List<String> permissions) implements TenantFinding {
    public Works {
      permissions = List.copyOf(permissions);
    }
  }

  /**
   * Muster does not work there.
   *
   * @param permissions what the token said, where there was one
   */
  record Fails(GraphReason reason, List<String> permissions) implements TenantFinding {
    public Fails {
      permissions = List.copyOf(permissions);
    }
  }
}
