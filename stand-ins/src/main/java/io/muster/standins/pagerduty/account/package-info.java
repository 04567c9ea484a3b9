/** The things an account consists of, who may do what, and the errors PagerDuty publishes. */
package io.muster.standins.pagerduty.account;
