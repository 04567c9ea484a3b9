package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.User;
import java.time.Instant;

/**
 * A person and since when: an assignment or an acknowledgement.
 *
 * @param at   since when
 * @param user who
 */
public record Timed(Instant at, User user) {
}
