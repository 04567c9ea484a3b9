package io.muster.contracts.mapping;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.time.Instant;

/**
 * What is so now in channel-mapping; keyed and compacted.
 */
public sealed interface MappingState extends Message {

  /**
   * A tenant and an account belong together: the only bridge between the two. Keyed {@code connection/tenant/account}.
   */
  @WireName("connection.v1")
  record Connection(TenantId tenant, AccountId account, boolean active, Instant since) implements MappingState {}

  /**
   * A conversation shows what comes from here. Keyed {@code mapping/id}.
   *
   * @param generation grows with every change
   */
  @WireName("mapping.v1")
  record Mapping(String mappingId, ConversationId conversation, AccountId account, Source source, long generation, boolean removed) implements MappingState {}

  /** Where incidents come from. */
  record Source(Kind kind, Named of) {

    /** Everything of a service, or everything of a team. */
    public enum Kind {
      SERVICE,
      TEAM
    }
  }
}
