/**
 * Reading subjects with the account's own token.
 *
 * <p>Owns nothing. Consumes FetchIncident. Publishes observe-incident commands. Flow: docs/flows/read-an-incident.md.
 */
package io.muster.identity.reading;
