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

    /** @return the app with that client id */
    public Optional<OAuthApp> find(String clientId) {
        return Optional.ofNullable(clientId).map(all::get);
    }
}
