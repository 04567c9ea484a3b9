package io.muster.ingest.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.MessageJson;
import io.muster.contracts.wire.Principal;
import io.muster.ingest.source.Delivery;

/**
 * An observation with where it came from.
 *
 * @param causedBy the delivery or message that told it
 */
record ToldObservation(Observation observation, String causedBy, Principal principal) {
  static ToldObservation by(Delivery delivery, Observation observation) {
    return new ToldObservation(observation, delivery.id(), Principal.tool(delivery.senderId()));
  }

  static ToldObservation by(Envelope<?> envelope, Observation observation) {
    return new ToldObservation(clean(observation), envelope.id(), envelope.principal());
  }

  /** The same however the event comes. */
  String key() {
    return observation.subject().key() + "/" + observation.id();
  }

  private static Observation clean(Observation observation) {
    try {
      String json = MessageJson.mapper().writeValueAsString(observation);
      return EscapedNul.in(json) ? MessageJson.mapper().readValue(EscapedNul.without(json), Observation.class) : observation;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an observation could not be read again", e);
    }
  }
}
