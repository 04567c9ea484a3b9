/** Owns: a machine whose every part can be killed, stopped and cut off, and what was done to it. */
package io.muster.acceptance.faults.inject;
