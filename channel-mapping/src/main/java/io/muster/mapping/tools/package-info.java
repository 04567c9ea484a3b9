/**
 * What is known of the incident tools: how their services' pages are addressed, which services there are, who may connect which.
 *
 * <p>Owns: tables tool, account, catalogue_service, person_link, copies of what identity-linking says. Consumes: {@code muster.identity.state}.
 *
 * <p>Publishes: nothing. Flow: {@code docs/flows/connecting.md}.
 */
package io.muster.mapping.tools;
