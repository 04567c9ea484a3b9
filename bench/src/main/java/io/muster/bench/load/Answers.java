package io.muster.bench.load;

/** Is told each answer, on the thread that makes the load: it must not take long. */
public interface Answers {
  /** One answer. */
  void answered(long number, int status);

  /** Nobody listens. */
  Answers IGNORED = (number, status) -> {};
}
