/** Real keys that live as long as a test. Called by: tests of everything that verifies signatures and tokens. */
package io.muster.testkit.keys;
