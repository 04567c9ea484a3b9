/**
 * What every service's tests need: Kafka and PostgreSQL once per build, the given-when-then language of the topics, a clock to turn,
 * the vendors' published contracts, and the rules of the house.
 *
 * <p>Published code with its own tests. Called by: the tests of every module; by no production code.
 */
package io.muster.testkit;
