package io.muster.standins.pagerduty.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of an incident's log.
 *
 * @param id      opaque
 * @param type    such as {@code acknowledge_log_entry}
 * @param summary as the timeline says it
 * @param actor   who
 * @param at      when
 * @param note    the words that came with it, when there are any
 */
public record LogEntry(String id, String type, String summary, Actor actor, Instant at, Optional<String> note) {
}
