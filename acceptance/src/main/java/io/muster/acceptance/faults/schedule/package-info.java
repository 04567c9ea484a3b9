/** Owns: what happens in a run and when, drawn from a seed and nothing else. The same seed gives the same schedule. */
package io.muster.acceptance.faults.schedule;
