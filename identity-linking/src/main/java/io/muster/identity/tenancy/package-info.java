/**
 * Keeps tenants apart in the database.
 *
 * <p>Owns the settings that the policies of row-level security read. Consumes nothing. Publishes nothing. Flow: every one.
 */
package io.muster.identity.tenancy;
