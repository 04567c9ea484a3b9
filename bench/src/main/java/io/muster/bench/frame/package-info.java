/** Owns: what a benchmark finds, how it is judged and told. Knows nothing of Muster. */
package io.muster.bench.frame;
