/** PagerDuty as it publishes itself, and the people who use it. Start with {@link io.muster.standins.pagerduty.PagerDutyStandIn}. */
package io.muster.standins.pagerduty;
