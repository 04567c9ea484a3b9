package io.muster.standins.pagerduty.storm;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The storms, at most one at a time in each account. */
public final class Storms {
    private final Clock clock;
    private final Map<String, Storm> latest = new ConcurrentHashMap<>();

    /** @param clock the time */
    public Storms(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins a storm.
     *
     * @return its progress
     * @throws IllegalArgumentException when the order cannot be
     * @throws IllegalStateException    while another one goes on in the account
     */
    public JsonObject begin(PagerDutyAccount account, StormOrder order) {
        Storm begun = new Storm(account, order, clock.instant());
        Storm kept = latest.compute(account.holdings().subdomain(), (subdomain, before) -> before == null
                || before.progress().done() ? begun : before);
        if (kept != begun) {
            throw new IllegalStateException("A storm goes on already; wait for its end, or stop it");
        }
        return progress(account);
    }

    /** @return how far the account's last storm is: {@code storm, wanted, triggered, events, refused, done}; without any, zeros and done */
    public JsonObject progress(PagerDutyAccount account) {
        return Optional.ofNullable(latest.get(account.holdings().subdomain())).map(Storm::progress)
                .map(one -> JsonObject.of("storm", one.storm(), "wanted", one.wanted(), "triggered", one.triggered(),
                        "events", one.events(), "refused", one.refused(), "done", one.done()))
                .orElseGet(() -> JsonObject.of("storm", null, "wanted", 0, "triggered", 0, "events", 0, "refused", 0,
                        "done", true));
    }

    /** Stops the account's storm; what has happened stays. */
    public JsonObject stop(PagerDutyAccount account) {
        Optional.ofNullable(latest.get(account.holdings().subdomain())).ifPresent(Storm::stop);
        return progress(account);
    }

    /** Lets happen what is due. */
    public void passTime() {
        latest.values().forEach(storm -> storm.passTime(clock.instant()));
    }
}
