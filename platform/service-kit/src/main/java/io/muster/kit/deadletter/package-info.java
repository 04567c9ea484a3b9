/**
 * Records that could not be read or never succeeded, for operators: to be listed, looked at, replayed, discarded. How they come here is
 * {@link io.muster.kit.messaging}'s part.
 */
package io.muster.kit.deadletter;
