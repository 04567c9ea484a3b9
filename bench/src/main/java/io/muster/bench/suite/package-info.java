/** Owns: the benchmarks, one class each. */
package io.muster.bench.suite;
