package io.muster.standins.pagerduty.account;

import java.util.Locale;

/** What a person is within one team. */
public enum TeamRole {
    MANAGER, RESPONDER, OBSERVER;

    /** @return the name in the API */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether the role lets its holder act on the team's incidents */
    public boolean responds() {
        return this != OBSERVER;
    }

    /**
     * @param apiName a team role as the API names it
     * @return the role
     * @throws IllegalArgumentException when the API knows no such role
     */
    public static TeamRole of(String apiName) {
        return valueOf(apiName.toUpperCase(Locale.ROOT));
    }
}
