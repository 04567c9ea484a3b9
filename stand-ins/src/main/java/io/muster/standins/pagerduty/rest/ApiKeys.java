package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.User;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** API keys, of accounts and of persons. */
public final class ApiKeys {
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Changed changed;

    /** @param changed hears of every change */
    public ApiKeys(Changed changed) {
        this.changed = changed;
    }

    /**
     * Makes a key.
     *
     * @param user     whose; empty for a key of the account
     * @param readOnly whether it may only read
     * @return the key
     */
    public String create(Account account, Optional<User> user, boolean readOnly) {
        String key = Identifiers.apiKey();
        String quota = user.map(person -> "user " + person.id()).orElse("key " + key);
        callers.put(key, new Caller(account, user, Optional.empty(), readOnly, quota));
        changed.note(Changed.KEPT, "api-key");
        return key;
    }

    /** Takes a key back. */
    public void revoke(String key) {
        callers.remove(key);
        changed.note(Changed.KEPT, "api-key");
    }

    Optional<Caller> find(String key) {
        return Optional.ofNullable(callers.get(key));
    }
}
