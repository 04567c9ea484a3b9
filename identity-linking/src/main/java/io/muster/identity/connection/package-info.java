/**
 * Which tenants use which accounts.
 *
 * <p>Owns a copy of channel-mapping's connections. Consumes Connection states. Publishes nothing. Flow: docs/flows/link-a-person.md.
 */
package io.muster.identity.connection;
