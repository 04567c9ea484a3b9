/** The right side of the page: PagerDuty's incidents and what its people do to them. */
package io.muster.sandbox.page.pagerduty;
