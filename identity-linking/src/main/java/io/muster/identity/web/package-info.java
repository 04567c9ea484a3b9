/**
 * Where people's browsers find this service.
 *
 * <p>Owns nothing. Consumes nothing. Publishes nothing. Flow: docs/flows/link-a-person.md.
 */
package io.muster.identity.web;
