/** V3 webhooks: subscriptions, signatures, delivery with PagerDuty's rules for failures. */
package io.muster.standins.pagerduty.webhook;
