package io.muster.kit.problem;

/**
 * A sort of refusal over HTTP, listed with what to do about it in docs/runbooks under its code. A service lists its own as constants of one class for each
 * feature.
 *
 * @param status the HTTP status
 * @param code a stable word in small letters and hyphens, such as {@code no-such-mapping}
 * @param title one short sentence, the same for every occurrence
 * @param page the runbook's name, without its ending, in which the code has a heading
 */
public record Refusal(int status, String code, String title, String page) {
  /** Where it is explained. */
  public String anchor() {
    return "docs/runbooks/" + page + ".md#" + code;
  }
}
