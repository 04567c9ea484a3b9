package io.muster.bench.load;

/** Is told each answer, on the thread that makes the load: it must not take long. */
public interface Answers {
  /**
   * One answer.
   *
   * @param dueAt when its request was due, in {@link System#nanoTime()}
   */
  void answered(long number, int status, long dueAt);

  /** Nobody listens. */
  Answers IGNORED = (number, status, dueAt) -> {};
}
