package io.muster.standins.pagerduty.account;

import java.util.Map;

/**
 * A team and who is what in it.
 *
 * @param id      opaque
 * @param name    as shown
 * @param members user id to role
 */
public record Team(String id, String name, Map<String, TeamRole> members) {
}
