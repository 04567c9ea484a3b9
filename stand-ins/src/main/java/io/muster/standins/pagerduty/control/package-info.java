/** The control surface for other processes; no part of PagerDuty. */
package io.muster.standins.pagerduty.control;
