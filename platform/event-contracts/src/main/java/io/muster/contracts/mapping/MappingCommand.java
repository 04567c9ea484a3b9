package io.muster.contracts.mapping;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;

/**
 * What others may ask of channel-mapping.
 */
public sealed interface MappingCommand extends Message {

  /**
   * Show the incidents of the service behind this address in this conversation.
   *
   * @param requestId what came of it is told under this id
   * @param person who asks; allowed by that person's rights in the tool
   * @param address the service's page in the tool, as the person gave it
   * @param showOpen whether incidents that are open now start a card, too
   */
  @WireName("connect-service.v1")
  record ConnectService(String requestId, PersonId person, String personName, ConversationId conversation, String address, boolean showOpen) implements MappingCommand {}

  /**
   * Stop showing the incidents of the service behind this address in this conversation.
   */
  @WireName("disconnect-service.v1")
  record DisconnectService(String requestId, PersonId person, String personName, ConversationId conversation, String address) implements MappingCommand {}
}
