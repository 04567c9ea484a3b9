package io.muster.standins.pagerduty.account;

import java.time.Instant;
import java.util.List;

/**
 * What incidents are about.
 *
 * @param id        opaque
 * @param name      as shown
 * @param policy    whom its incidents call
 * @param teams     the teams that own it
 * @param createdAt when it was made
 */
public record Service(String id, String name, EscalationPolicy policy, List<Team> teams, Instant createdAt) {
}
