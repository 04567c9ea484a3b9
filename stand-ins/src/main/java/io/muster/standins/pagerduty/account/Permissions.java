package io.muster.standins.pagerduty.account;

import java.util.List;

/** What a person's base role and team roles let them do, as PagerDuty's advanced permissions have it. */
public final class Permissions {
    private Permissions() {
    }

    /**
     * @param user  who asks
     * @param teams the teams the incident belongs to
     * @return whether the person may acknowledge, resolve, annotate …
     */
    public static boolean mayRespond(User user, List<Team> teams) {
        return user.role().responds() || user.role().grows() && teams.stream()
                .map(team -> team.members().get(user.id())).anyMatch(role -> role != null && role.responds());
    }

    /** @throws Refusal 2010 when the person may not respond */
    public static void requireResponder(User user, List<Team> teams) {
        if (!mayRespond(user, teams)) {
            throw PublishedError.ACCESS_DENIED.because("Requester not authorized to perform action");
        }
    }

    /**
     * @param user  who asks
     * @param teams the teams the thing belongs to
     * @return whether the person may see it
     */
    public static boolean maySee(User user, List<Team> teams) {
        return user.role().seesEverything() || teams.stream().anyMatch(team -> team.members().containsKey(user.id()));
    }
}
