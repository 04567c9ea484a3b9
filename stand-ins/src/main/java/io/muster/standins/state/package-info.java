/**
 * How stand-ins keep what they know over a restart: small things whole ({@link io.muster.standins.state.StateFile}), what grows as a
 * journal ({@link io.muster.standins.state.Journal}). Both are on disk half a second after a change, and at close.
 */
package io.muster.standins.state;
