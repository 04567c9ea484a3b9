package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.oauth.Grant;
import java.util.Optional;

/**
 * Who calls the REST API.
 *
 * @param account  in which account
 * @param user     the person, for a person's key or token; empty for an account's key or an app's token
 * @param grant    the app's grant, for tokens; empty for keys
 * @param readOnly whether the key may not write
 * @param quota    callers with the same value share the 960 calls a minute
 */
record Caller(Account account, Optional<User> user, Optional<Grant> grant, boolean readOnly, String quota) {

    /** Refuses an app whose grant does not cover the operation, and a read-only key that wants to write. */
    void requireScope(String scope) {
        if (grant.isPresent() && !grant.get().covers(scope)) {
            throw PublishedError.ACCESS_DENIED.because("The token needs the scope " + scope);
        }
        if (readOnly && scope.endsWith(".write")) {
            throw PublishedError.ACCESS_DENIED.because("The key is read-only");
        }
    }
}
