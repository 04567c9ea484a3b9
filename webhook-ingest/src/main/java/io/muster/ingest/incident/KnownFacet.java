package io.muster.ingest.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.wire.MessageJson;
import java.time.Instant;

/**
 * A facet with its version.
 *
 * @param at the tool's clock
 * @param observationId what told it
 */
public record KnownFacet(Facet facet, Instant at, String observationId) implements Comparable<KnownFacet> {
  private static final ObjectMapper CANONICAL =
      MessageJson.mapper()
          .copy()
          .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  /**
   * The order of versions within a slot: the tool's clock, then the observation's id, then the value itself. It is total over what can be told, so
   * that the greatest of a set does not depend on the order in which the set was told.
   *
   * <p>A reading whose clock has whole seconds only counts as the beginning of its second: a webhook of the same second, which carries the
   * fraction, stands until a later reading. So a reading never takes back what happened after it.
   */
  @Override
  public int compareTo(KnownFacet other) {
    int byClock = at.compareTo(other.at);
    if (byClock != 0) {
      return byClock;
    }
    int byObservation = observationId.compareTo(other.observationId);
    return byObservation != 0 || facet.equals(other.facet) ? byObservation : canonical().compareTo(other.canonical());
  }

  private String canonical() {
    try {
      return CANONICAL.writeValueAsString(facet);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a facet could not be written", e);
    }
  }
}
