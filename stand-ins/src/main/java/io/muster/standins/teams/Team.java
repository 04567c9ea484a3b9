package io.muster.standins.teams;

import java.util.Set;

/**
 * A team.
 *
 * @param id the thread id of the team, which is its General channel's too: {@code 19:…@thread.tacv2}
 * @param aadGroupId the id of the group behind it (GUID), which Graph calls the team's id
 * @param tenantId the tenant that owns it
 * @param name shown name
 * @param members object ids of people
 */
public record Team(String id, String aadGroupId, String tenantId, String name, Set<String> members) {
    public Team {
        members = Set.copyOf(members);
    }
}
