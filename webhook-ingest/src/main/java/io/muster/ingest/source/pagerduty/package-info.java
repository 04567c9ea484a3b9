/**
 * PagerDuty's webhooks V3: their signature, their thirty event types and what they tell. Nothing outside this package knows PagerDuty's words.
 *
 * <p>Owns: nothing kept. Consumes: deliveries of {@code /webhooks/pagerduty/…}. Publishes: nothing.
 * Vendor's page: https://developer.pagerduty.com/docs/webhooks-overview. Flow: {@code docs/flows/take-in-and-understand.md}.
 */
package io.muster.ingest.source.pagerduty;
