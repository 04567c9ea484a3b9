package io.muster.standins.pagerduty.account;

import java.util.List;

/**
 * Who is called, one level after the other. Targets are persons; schedules are not part of this stand-in yet.
 *
 * @param id     opaque
 * @param name   as shown
 * @param levels the persons of each level, level 1 first; never empty
 * @param teams  the teams that own it
 */
public record EscalationPolicy(String id, String name, List<List<User>> levels, List<Team> teams) {
    /** Minutes until the next level is called. */
    public static final int DELAY_IN_MINUTES = 30;

    /**
     * @param level counted from 1
     * @return whether the policy has that level
     */
    public boolean hasLevel(int level) {
        return level >= 1 && level <= levels.size();
    }
}
