package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.User;
import java.time.Instant;
import java.util.Optional;

/**
 * A status update for stakeholders.
 *
 * @param id      opaque
 * @param sender  who sent it
 * @param message plain text
 * @param subject of the mail, when given
 * @param html    body of the mail, when given
 * @param at      when
 */
public record StatusUpdate(String id, User sender, String message, Optional<String> subject, Optional<String> html,
        Instant at) {
}
