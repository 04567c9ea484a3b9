/**
 * The rules of the house as tests, each shown to bite.
 *
 * <p>Owns: which suffix may touch which framework, what the domain may know, which names are banned. Called by: one small test class in
 * each service.
 */
package io.muster.testkit.architecture;
