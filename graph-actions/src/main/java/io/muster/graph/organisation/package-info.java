/**
 * What Graph tells about a tenant's organisation.
 *
 * <p>Owns: nothing. Calls: {@code GET /v1.0/organization}.
 *
 * <p>Consumes and publishes: nothing. Flow: {@code docs/flows/checking-a-tenant.md}.
 */
package io.muster.graph.organisation;
