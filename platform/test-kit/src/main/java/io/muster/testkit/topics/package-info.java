/**
 * The language of tests about topics: what is written, what is recorded, and nothing else.
 *
 * <p>Owns: how tests write and read topics. Called by: the services' tests and acceptance.
 */
package io.muster.testkit.topics;
