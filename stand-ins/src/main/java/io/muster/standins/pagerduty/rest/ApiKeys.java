package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

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
        put(key, account, user, readOnly);
        changed.note(Changed.KEPT, "api-key");
        return key;
    }

    private void put(String key, Account account, Optional<User> user, boolean readOnly) {
        String quota = user.map(person -> "user " + person.id()).orElse("key " + key);
        callers.put(key, new Caller(account, user, Optional.empty(), readOnly, quota));
    }

    /**
     * A key as it is kept.
     *
     * @param key       the key
     * @param subdomain of the account
     * @param user      whose; empty for a key of the account
     * @param readOnly  whether it may only read
     */
    public record Kept(String key, String subdomain, Optional<String> user, boolean readOnly) {
    }

    /** @return all there is to keep */
    public List<Kept> state() {
        return callers.entrySet().stream().map(one -> new Kept(one.getKey(), one.getValue().account().subdomain(),
                one.getValue().user().map(User::id), one.getValue().readOnly())).toList();
    }

    /** Knows again what was kept. */
    public void restore(List<Kept> kept, Function<String, Account> accounts) {
        kept.forEach(one -> {
            Account account = accounts.apply(one.subdomain());
            put(one.key(), account, one.user().flatMap(account::user), one.readOnly());
        });
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
