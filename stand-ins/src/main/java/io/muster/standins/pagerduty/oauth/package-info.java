/** What identity.pagerduty.com does: consent, codes, tokens. */
package io.muster.standins.pagerduty.oauth;
