/** Incidents: what can happen to them, how REST shows them, and what webhooks tell of them. */
package io.muster.standins.pagerduty.incident;
