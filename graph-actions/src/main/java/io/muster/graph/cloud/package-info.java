/**
 * Where Microsoft's cloud is, and how Muster's app proves itself there.
 *
 * <p>Owns: tokens in memory, by tenant. Calls: Entra's token endpoint through msal4j.
 *
 * <p>Consumes and publishes: nothing. Flow: {@code docs/flows/checking-a-tenant.md}.
 */
package io.muster.graph.cloud;
