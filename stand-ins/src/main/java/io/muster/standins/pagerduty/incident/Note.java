package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.User;
import java.time.Instant;

/**
 * A note on an incident.
 *
 * @param id      opaque
 * @param author  who wrote it
 * @param content plain text
 * @param at      when
 */
public record Note(String id, User author, String content, Instant at) {
}
