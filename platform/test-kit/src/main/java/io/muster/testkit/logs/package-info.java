/** What was logged, for assertions that no secret was. Called by: tests of everything that handles secrets. */
package io.muster.testkit.logs;
