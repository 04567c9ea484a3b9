package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.account.Identifiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The registered apps. */
public final class Apps {
    private final Map<String, OAuthApp> all = new ConcurrentHashMap<>();
    private final Changed changed;

    /** @param changed hears of every change */
    public Apps(Changed changed) {
        this.changed = changed;
    }

    /** Registers an app; @return it, with its secret. */
    public OAuthApp register(String name, Account home, List<String> redirectUris, Set<String> scopes) {
        OAuthApp app = new OAuthApp(name, UUID.randomUUID().toString(), Identifiers.unguessable(), home,
                List.copyOf(redirectUris), Set.copyOf(scopes));
        all.put(app.clientId(), app);
        changed.note(Changed.KEPT, app.clientId());
        return app;
    }

    /**
     * An app as it is kept.
     *
     * @param name         as the consent page shows it
     * @param clientId     public
     * @param clientSecret secret
     * @param subdomain    of the account that registered it
     * @param redirectUris where codes may go
     * @param scopes       what it may ask for
     */
    public record Kept(String name, String clientId, String clientSecret, String subdomain, List<String> redirectUris,
            Set<String> scopes) {
    }

    /** @return all there is to keep */
    public List<Kept> state() {
        return all.values().stream().map(app -> new Kept(app.name(), app.clientId(), app.clientSecret(),
                app.home().subdomain(), app.redirectUris(), app.scopes())).toList();
    }

    /** Knows again what was kept. */
    public void restore(List<Kept> kept, Function<String, Account> accounts) {
        kept.forEach(one -> all.put(one.clientId(), new OAuthApp(one.name(), one.clientId(), one.clientSecret(),
                accounts.apply(one.subdomain()), one.redirectUris(), one.scopes())));
    }

    /** @return the app with that client id */
    public Optional<OAuthApp> find(String clientId) {
        return Optional.ofNullable(clientId).map(all::get);
    }
}
