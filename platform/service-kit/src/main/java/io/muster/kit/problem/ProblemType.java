package io.muster.kit.problem;

/** A sort of refusal over HTTP, listed with what to do about it in docs/runbooks under its code. Each service has an enum of its own. */
public interface ProblemType {
  /** The HTTP status. */
  int status();

  /** A stable word in small letters and hyphens, such as {@code no-such-mapping}. */
  String code();

  /** One short sentence for whoever asked; the same for every occurrence. */
  String title();

  /** Where it is explained. */
  default String anchor() {
    return "docs/runbooks/problems.md#" + code();
  }
}
