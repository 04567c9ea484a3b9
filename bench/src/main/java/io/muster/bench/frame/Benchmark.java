package io.muster.bench.frame;

/**
 * One benchmark.
 *
 * @param <A> where it takes place
 */
public interface Benchmark<A> {
  /** One word, as in {@code ./muster bench ingest}. */
  String name();

  /** One line about what it measures. */
  String says();

  /**
   * Measures and checks that nothing was lost; {@link FailedRun} where the figures count for nothing.
   *
   * @param into takes what is found
   */
  void run(A arena, Effort effort, Findings into);
}
