package io.muster.sandbox.journey;

import java.time.Instant;

/**
 * One hop of an incident's way, from a real record.
 *
 * @param who the one that did it
 * @param what in a few words
 */
record Hop(Instant at, String who, String what) {}
