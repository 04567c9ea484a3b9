package io.muster.sandbox.page.http;

/** Something that was not done; told to the person at the page as what happened and what to do next. */
public final class Refusal extends RuntimeException {
  private final int status;
  private final String next;

  /**
   * @param status of HTTP, 4xx or 5xx
   * @param problem what happened and why, one sentence
   * @param next what to do
   */
  public Refusal(int status, String problem, String next) {
    super(problem);
    this.status = status;
    this.next = next;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** What to do. */
  public String next() {
    return next;
  }
}
