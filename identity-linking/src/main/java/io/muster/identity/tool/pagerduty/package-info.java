/**
 * PagerDuty as identity-linking uses it: REST API v2 and scoped OAuth. The only place here where PagerDuty has a name.
 *
 * <p>Owns nothing. Consumes PagerDuty's answers. Publishes none itself: outcomes and observations are returned. Flow: docs/flows/act-as-the-presser.md.
 */
package io.muster.identity.tool.pagerduty;
