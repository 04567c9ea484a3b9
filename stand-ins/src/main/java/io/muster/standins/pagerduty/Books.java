package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Changed;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.oauth.Apps;
import io.muster.standins.pagerduty.oauth.Tokens;
import io.muster.standins.pagerduty.rest.ApiKeys;
import io.muster.standins.pagerduty.rest.Desks;
import io.muster.standins.pagerduty.storm.Storms;
import io.muster.standins.pagerduty.webhook.Courier;
import io.muster.standins.pagerduty.webhook.RetrySchedule;
import io.muster.standins.pagerduty.webhook.SubscriptionForm;
import io.muster.standins.pagerduty.webhook.Subscriptions;
import io.muster.standins.pagerduty.webhook.WebhookSender;
import io.muster.standins.state.StateFile;
import io.muster.standins.wire.Changes;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All that this PagerDuty knows: accounts, who may come in, who wants to hear what, and what is on its way. */
final class Books {
    private final ShiftableClock clock = new ShiftableClock();
    private final Changes changes = new Changes(clock);
    private final Map<String, PagerDutyAccount> people = new ConcurrentHashMap<>();
    private final ApiKeys keys = new ApiKeys(this::changed);
    private final Tokens tokens = new Tokens(clock, this::changed);
    private final Apps apps = new Apps(this::changed);
    private final Storms storms = new Storms(clock);
    private final WebhookSender sender;
    private final Courier courier;
    private final Subscriptions subscriptions;

    private final StateFile<PagerDutyState> file;

    /** Knows again what the file holds, and keeps it there from now on; without a file everything is forgotten at the end. */
    Books(RetrySchedule schedule, List<String> trustPem, Optional<Path> kept) {
        file = new StateFile<>(kept, PagerDutyState.class);
        Optional<PagerDutyState> before = file.read();
        sender = new WebhookSender(trustPem);
        courier = new Courier(clock, schedule, sender, this::changed);
        subscriptions = new Subscriptions(courier);
        before.ifPresent(this::restore);
        file.keep(() -> together(accounts().iterator()));
    }

    /** @throws IllegalArgumentException when the subdomain is taken */
    PagerDutyAccount open(String subdomain, Region region) {
        PagerDutyAccount opened = people(new Account(subdomain, region, clock, this::changed));
        if (people.putIfAbsent(subdomain, opened) != null) {
            throw new IllegalArgumentException("The subdomain " + subdomain + " is taken");
        }
        changed(Changed.ACCOUNT, subdomain);
        return opened;
    }

    Optional<PagerDutyAccount> account(String subdomain) {
        return Optional.ofNullable(people.get(subdomain));
    }

    List<PagerDutyAccount> accounts() {
        return List.copyOf(people.values());
    }

    void passTime() {
        people.values().forEach(PagerDutyAccount::passTime);
        storms.passTime();
        courier.sendDue();
    }

    /** Writes what is not yet written; afterwards nothing may change. */
    void close() {
        sender.close();
        file.close();
    }

    Desks desks(Account account) {
        return Desks.of(account, subscriptions::announce);
    }

    ShiftableClock clock() {
        return clock;
    }

    Changes changes() {
        return changes;
    }

    ApiKeys keys() {
        return keys;
    }

    Tokens tokens() {
        return tokens;
    }

    Apps apps() {
        return apps;
    }

    Courier courier() {
        return courier;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Storms storms() {
        return storms;
    }

    /** Every account stands still meanwhile: an event is neither in an incident's log without its webhook nor the other way round. */
    private PagerDutyState together(Iterator<PagerDutyAccount> rest) {
        return rest.hasNext() ? rest.next().holdings().exclusively(() -> together(rest))
                : new PagerDutyState(clock.offset(), accounts().stream().map(one -> one.holdings().state()).toList(),
                        apps.state(), keys.state(), tokens.state(), subscriptions.state(), courier.state());
    }

    private void restore(PagerDutyState kept) {
        clock.advance(kept.clock());
        kept.accounts().forEach(one -> people.put(one.subdomain(), people(new Account(one, clock, this::changed))));
        Function<String, Account> account = subdomain -> people.get(subdomain).holdings();
        apps.restore(kept.apps(), account);
        keys.restore(kept.keys(), account);
        tokens.restore(kept.tokens(), account, client -> apps.find(client).orElseThrow());
        subscriptions.restore(kept.subscriptions(), account);
        courier.restore(kept.webhooks(), subscriptions::find);
    }

    private PagerDutyAccount people(Account account) {
        return new PagerDutyAccount(account, desks(account), keys, new SubscriptionForm(subscriptions));
    }

    private void changed(String kind, String id) {
        file.changed();
        if (!kind.equals(Changed.KEPT)) {
            changes.note(kind, id, Optional.empty());
        }
    }
}
