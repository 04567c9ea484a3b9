package io.muster.contracts.graph;

import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.util.List;

/**
 * What others may ask of graph-actions.
 */
public sealed interface GraphCommand extends Message {

  /**
   * Find out whether Muster can get a token for this tenant and what it is allowed there.
   */
  @WireName("check-tenant.v1")
  record CheckTenant(TenantId tenant) implements GraphCommand {}

  /**
   * Bring responders together: a chat, a channel or a meeting for this subject. The same room key again opens nothing twice.
   */
  @WireName("open-room.v1")
  record OpenRoom(String roomKey, TenantId tenant, SubjectId subject, RoomKind kind, String title, List<PersonId> members) implements GraphCommand {
    public OpenRoom {
      members = members == null ? List.of() : List.copyOf(members);
    }
  }

  /** What sort of room. */
  enum RoomKind {
    CHAT,
    CHANNEL,
    MEETING
  }
}
