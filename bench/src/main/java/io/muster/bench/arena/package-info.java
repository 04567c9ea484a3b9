/** Owns: where benchmarks take place: the sandbox's machine with each process apart, the baselines' servers, and who looks afterwards whether anything was lost. */
package io.muster.bench.arena;
