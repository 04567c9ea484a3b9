/**
 * The servers that tests share.
 *
 * <p>Owns: when they are started, found and left alone. Called by: {@code MusterInfrastructure}, the launcher.
 */
package io.muster.testkit.infrastructure;
