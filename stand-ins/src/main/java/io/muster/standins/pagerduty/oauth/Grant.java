package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.User;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an app was permitted.
 *
 * @param id      tells the grants apart; every token made from it carries it
 * @param app     the app
 * @param account in which account
 * @param user    on whose behalf; empty when the app acts as itself
 * @param scopes  what for
 */
public record Grant(UUID id, OAuthApp app, Account account, Optional<User> user, Set<String> scopes) {

    /**
     * @param needed a scope such as {@code incidents.write}
     * @return whether this grant covers it; the classic scopes read and write cover everything of their kind
     */
    public boolean covers(String needed) {
        return scopes.contains(needed) || scopes.contains("write") || scopes.contains("read") && needed.endsWith(".read");
    }
}
