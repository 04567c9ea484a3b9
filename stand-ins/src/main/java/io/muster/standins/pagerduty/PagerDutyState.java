package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.AccountState;
import io.muster.standins.pagerduty.oauth.Apps;
import io.muster.standins.pagerduty.oauth.TokensState;
import io.muster.standins.pagerduty.rest.ApiKeys;
import io.muster.standins.pagerduty.webhook.SubscriptionState;
import io.muster.standins.pagerduty.webhook.WebhookState;
import java.time.Duration;
import java.util.List;

/**
 * All that is kept over a restart. Not kept: sign-ins under way, attempts and exchanges of the past, storms.
 *
 * @param clock         how far the time was moved
 * @param accounts      the accounts with all they hold
 * @param apps          the registered apps
 * @param keys          API keys
 * @param tokens        access and refresh tokens
 * @param subscriptions webhook subscriptions with their secrets
 * @param webhooks      what waits to be delivered
 */
record PagerDutyState(Duration clock, List<AccountState> accounts, List<Apps.Kept> apps, List<ApiKeys.Kept> keys,
        TokensState tokens, List<SubscriptionState> subscriptions, List<WebhookState> webhooks) {
}
