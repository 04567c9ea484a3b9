package io.muster.standins.pagerduty.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook subscription as it is kept over a restart: every field of {@link Subscription}, the account by its subdomain.
 *
 * @param id            opaque
 * @param methodId      of its delivery method
 * @param subdomain     of the account
 * @param url           where it listens
 * @param headers       sent with every webhook
 * @param description   as given
 * @param secrets       that sign, newest first
 * @param filter        which services' events are wanted
 * @param events        which events are wanted
 * @param active        whether it is on
 * @param drops         how many webhooks in a row were dropped
 * @param disabledUntil while it is disabled
 */
public record SubscriptionState(String id, String methodId, String subdomain, String url, Map<String, String> headers,
        Optional<String> description, List<String> secrets, Subscription.Filter filter, Set<String> events,
        boolean active, int drops, Optional<Instant> disabledUntil) {
}
