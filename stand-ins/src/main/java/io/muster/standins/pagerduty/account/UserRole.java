package io.muster.standins.pagerduty.account;

import java.util.Arrays;

/** A person's base role, by the names the REST API uses; what the role permits follows PagerDuty's advanced permissions. */
public enum UserRole {
    OWNER(true, true, true),
    ADMIN(true, true, true),
    USER(true, true, true),
    LIMITED_USER(true, false, true),
    OBSERVER(false, false, true),
    RESTRICTED_ACCESS(false, false, false),
    READ_ONLY_USER(false, false, true),
    READ_ONLY_LIMITED_USER(false, false, true);

    private final boolean responds;
    private final boolean configures;
    private final boolean seesEverything;

    UserRole(boolean responds, boolean configures, boolean seesEverything) {
        this.responds = responds;
        this.configures = configures;
        this.seesEverything = seesEverything;
    }

    /** @return the name in the API, such as {@code limited_user} */
    public String apiName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @return whether the role alone lets its holder act on every incident */
    public boolean responds() {
        return responds;
    }

    /** @return whether the role alone lets its holder change services and webhook subscriptions */
    public boolean configures() {
        return configures;
    }

    /** @return whether the role alone shows its holder every incident */
    public boolean seesEverything() {
        return seesEverything;
    }

    /** @return whether a team role can add to this role; a stakeholder's licence never acts */
    public boolean grows() {
        return this == OBSERVER || this == RESTRICTED_ACCESS;
    }

    /**
     * @param apiName a role as the API names it
     * @return the role
     * @throws IllegalArgumentException when the API knows no such role
     */
    public static UserRole of(String apiName) {
        return Arrays.stream(values()).filter(role -> role.apiName().equals(apiName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The REST API has no user role " + apiName));
    }
}
