/** The REST API: callers, limits, operations. */
package io.muster.standins.pagerduty.rest;
