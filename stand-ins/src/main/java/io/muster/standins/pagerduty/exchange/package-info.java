/** A record of what went through the published surfaces, without secrets. */
package io.muster.standins.pagerduty.exchange;
