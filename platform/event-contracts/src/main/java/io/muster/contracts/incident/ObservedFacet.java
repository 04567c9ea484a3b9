package io.muster.contracts.incident;

import java.time.Instant;

/**
 * A facet with its version by the tool's clock.
 *
 * @param at when, by the tool's clock, it was so; never our own clock
 */
public record ObservedFacet(Facet facet, Instant at) {}
