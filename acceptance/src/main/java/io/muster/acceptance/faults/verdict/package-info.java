/** Owns: whether a run kept what Muster promises: what senders were told held against what Teams shows, what is set aside, and what was done to the machine. */
package io.muster.acceptance.faults.verdict;
