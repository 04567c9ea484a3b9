package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.User;
import java.util.Optional;

/**
 * Who did it and through what.
 *
 * @param user    the person; empty when PagerDuty itself or an app without a person acted
 * @param channel {@code website} for PagerDuty's own pages, {@code api} for REST, {@code timeout} for PagerDuty itself
 */
public record Actor(Optional<User> user, String channel) {

    /** @return a person at PagerDuty's own pages */
    public static Actor onTheWebsite(User user) {
        return new Actor(Optional.of(user), "website");
    }

    /** @return a person behind a REST call */
    public static Actor throughTheApi(User user) {
        return new Actor(Optional.of(user), "api");
    }

    /** @return PagerDuty itself, when a time is up */
    public static Actor pagerDuty() {
        return new Actor(Optional.empty(), "timeout");
    }
}
