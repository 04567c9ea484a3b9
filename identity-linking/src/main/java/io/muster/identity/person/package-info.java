/**
 * Who is who: people in Teams and users of the tools.
 *
 * <p>Owns person links. Consumes nothing. Publishes PersonLink states. Flow: docs/flows/link-a-person.md.
 */
package io.muster.identity.person;
