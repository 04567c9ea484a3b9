package io.muster.kit.problem;

/** Refusals that every service may give. */
public enum GeneralProblem implements ProblemType {
  BAD_REQUEST(400, "bad-request", "The request cannot be read"),
  NOT_SIGNED_IN(401, "not-signed-in", "Sign in first"),
  NOT_ALLOWED(403, "not-allowed", "You are not allowed to do this"),
  NOT_FOUND(404, "not-found", "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This cannot be done here"),
  NOT_ACCEPTABLE(406, "not-acceptable", "The answer is not available in that form"),
  CONFLICT(409, "conflict", "It has changed in the meantime"),
  TOO_LARGE(413, "too-large", "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The request is in a form that is not read here"),
  UNAVAILABLE(503, "unavailable", "This is not available just now; try again in a moment"),
  UNEXPECTED(500, "unexpected", "Something went wrong here");

  private final int status;
  private final String code;
  private final String title;

  GeneralProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  /** The general refusal with this status; any other 4xx is a bad request, anything else unexpected. */
  static GeneralProblem ofStatus(int status) {
    for (GeneralProblem problem : values()) {
      if (problem.status == status) {
        return problem;
      }
    }
    return status >= 400 && status < 500 ? BAD_REQUEST : UNEXPECTED;
  }
}
