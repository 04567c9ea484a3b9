/**
 * An incident's way through Muster, hop by hop, from the records themselves: Muster's topics, joined with what PagerDuty says of its webhooks and Teams of
 * presses, replies and refusals.
 */
package io.muster.sandbox.page.journey;
