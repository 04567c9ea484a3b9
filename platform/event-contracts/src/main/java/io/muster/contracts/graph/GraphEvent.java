package io.muster.contracts.graph;

import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What was done in Microsoft 365.
 */
public sealed interface GraphEvent extends Message {

  /**
   * What came of checking a tenant.
   *
   * @param reason one stable word where it failed
   */
  @WireName("tenant.checked.v1")
  record TenantChecked(TenantId tenant, boolean reachable, Optional<String> reason, Instant at) implements GraphEvent {
    public TenantChecked {
      reason = reason == null ? Optional.empty() : reason;
    }
  }

  /**
   * Responders can meet here.
   */
  @WireName("room.opened.v1")
  record RoomOpened(String roomKey, TenantId tenant, SubjectId subject, GraphCommand.RoomKind kind, URI link, Instant at) implements GraphEvent {}

  /**
   * No room could be opened, and trying again would not help.
   */
  @WireName("room.failed.v1")
  record RoomFailed(String roomKey, TenantId tenant, SubjectId subject, String reason, Instant at) implements GraphEvent {}
}
