/**
 * Kafka and PostgreSQL started in place, for the tests and for Muster on one machine.
 *
 * <p>Owns: how the two servers are configured, started, stopped and killed. Knows no topic and no database of Muster: both are given as
 * plain specifications. Called by: test-kit, sandbox, acceptance and the launcher.
 */
package io.muster.embedded;
