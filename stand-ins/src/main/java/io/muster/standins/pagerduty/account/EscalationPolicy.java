package io.muster.standins.pagerduty.account;

import java.time.Instant;
import java.util.List;

/**
 * Who is called, one level after the other.
 *
 * @param id     opaque
 * @param name   as shown
 * @param levels level 1 first; never empty
 * @param teams  the teams that own it
 */
public record EscalationPolicy(String id, String name, List<Level> levels, List<Team> teams) {
    /** Minutes until the next level is called. */
    public static final int DELAY_IN_MINUTES = 30;

    /**
     * @param level counted from 1
     * @return whether the policy has that level
     */
    public boolean hasLevel(int level) {
        return level >= 1 && level <= levels.size();
    }

    /**
     * @param level counted from 1
     * @param at    when
     * @return whom that level calls then
     * @throws Refusal 1015 when nobody is on call
     */
    public List<User> callees(int level, Instant at) {
        List<User> found = levels.get(level - 1).onCall(at);
        if (found.isEmpty()) {
            throw PublishedError.NOBODY_ON_CALL.because("Escalation Policy Has No User On Call");
        }
        return found;
    }
}
