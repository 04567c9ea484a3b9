package io.muster.mapping.routing;

import io.muster.contracts.incident.Occurrence;
import java.util.Optional;

/**
 * Why a subject is looked at.
 */
public sealed interface RoutingCause {

  /**
   * It changed.
   *
   * @param before as it was known here before, if it was
   */
  record Changed(Occurrence occurrence, Optional<KnownIncident> before) implements RoutingCause {}

  /** This mapping was made, and open incidents are to be shown. */
  record MappingMade(String mappingId) implements RoutingCause {}

  /** Mappings ended: what nothing covers any more is stopped. */
  record MappingsEnded() implements RoutingCause {}
}
