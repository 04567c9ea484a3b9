package io.muster.standins.pagerduty.account;

import io.muster.standins.pagerduty.incident.IncidentState;
import java.util.List;

/**
 * An account as it is kept over a restart.
 *
 * @param id         opaque
 * @param subdomain  before {@code .pagerduty.com}
 * @param region     where it lives
 * @param people     its persons
 * @param teams      its teams
 * @param schedules  its schedules
 * @param policies   its escalation policies
 * @param services   its services
 * @param removed    services that were deleted, and that incidents still are about
 * @param priorities its priorities
 * @param abilities  what its plan permits
 * @param lastNumber the number of its newest incident
 * @param incidents  its incidents, oldest first
 */
public record AccountState(String id, String subdomain, Region region, List<User> people, List<Team> teams,
        List<Schedule> schedules, List<EscalationPolicy> policies, List<Service> services, List<Service> removed,
        List<Priority> priorities, List<String> abilities, int lastNumber, List<IncidentState> incidents) {
}
