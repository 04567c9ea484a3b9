package io.muster.sandbox.up;

import java.time.Instant;
import java.util.Optional;

/**
 * One process as {@code ./muster status} shows it.
 *
 * @param state {@code ready}, {@code starting} or {@code ended}
 * @param pid empty once it has ended
 * @param port where it listens first of all
 * @param pssBytes its share of memory; empty where the system does not tell
 * @param since when it began; empty once it has ended
 */
record ProcessState(String name, String state, Optional<Long> pid, int port, Optional<Long> pssBytes, Optional<Instant> since) {}
