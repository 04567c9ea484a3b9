/**
 * Owns: the proof that nothing is lost, doubled or shown backwards under faults: seeded schedules, senders that keep the tool's rules, faults of processes,
 * wires and Teams, and the verdict. Consumes: a sandbox machine of its own. Guide: docs/guides/faults.md
 */
package io.muster.acceptance.faults;
