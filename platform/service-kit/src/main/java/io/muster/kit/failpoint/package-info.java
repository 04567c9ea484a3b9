/** Named places where a test may let the process die. Inert unless armed; never to be armed in production. */
package io.muster.kit.failpoint;
