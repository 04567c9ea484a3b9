/**
 * Certificates for one machine: a local authority and what it signs, as PEM files.
 *
 * <p>Owns: the authority's key. Called by: the launcher, the sandbox and tests, since several client libraries of Microsoft's cloud refuse
 * plain HTTP.
 */
package io.muster.embedded.tls;
