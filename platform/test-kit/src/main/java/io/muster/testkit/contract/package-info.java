/**
 * Exchanges held against the contracts that the vendors publish.
 *
 * <p>Owns: how a contract is read leniently and applied strictly, and the proof that it refuses something. The contracts stand beside a
 * checkout, in the folder that the system property {@code muster.contracts} names; where it is absent these tests are reported as skipped.
 * Called by: the stand-ins' tests, the services' tests of outbound clients, acceptance.
 */
package io.muster.testkit.contract;
