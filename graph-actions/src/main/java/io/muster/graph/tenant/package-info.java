/**
 * Whether Muster can work in a tenant, and what it is allowed there.
 *
 * <p>Owns: table tenant_consent. Consumes: check-tenant on {@code muster.graph.commands}, operators' requests.
 *
 * <p>Publishes: tenant.checked, tenant-consent. Flow: {@code docs/flows/checking-a-tenant.md}.
 */
package io.muster.graph.tenant;
