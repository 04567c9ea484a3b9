package io.muster.kit.problem;

import java.util.List;

/** Refusals that every service may give. */
public final class GeneralProblem {
  public static final Refusal BAD_REQUEST = general(400, "bad-request", "The request cannot be read");
  public static final Refusal NOT_SIGNED_IN = general(401, "not-signed-in", "Sign in first");
  public static final Refusal NOT_ALLOWED = general(403, "not-allowed", "You are not allowed to do this");
  public static final Refusal NOT_FOUND = general(404, "not-found", "There is nothing here");
  public static final Refusal METHOD_NOT_ALLOWED = general(405, "method-not-allowed", "This cannot be done here");
  public static final Refusal NOT_ACCEPTABLE = general(406, "not-acceptable", "The answer is not available in that form");
  public static final Refusal CONFLICT = general(409, "conflict", "It has changed in the meantime");
  public static final Refusal TOO_LARGE = general(413, "too-large", "The request is too large");
  public static final Refusal UNSUPPORTED_MEDIA_TYPE = general(415, "unsupported-media-type", "The request is in a form that is not read here");
  public static final Refusal UNAVAILABLE = general(503, "unavailable", "This is not available just now; try again in a moment");
  public static final Refusal UNEXPECTED = general(500, "unexpected", "Something went wrong here");

  private static final List<Refusal> ALL =
      List.of(
          BAD_REQUEST, NOT_SIGNED_IN, NOT_ALLOWED, NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, CONFLICT, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNAVAILABLE, UNEXPECTED);

  private GeneralProblem() {}

  /** The general refusal with this status; any other 4xx is a bad request, anything else unexpected. */
  static Refusal ofStatus(int status) {
    return ALL.stream().filter(one -> one.status() == status).findFirst().orElse(status >= 400 && status < 500 ? BAD_REQUEST : UNEXPECTED);
  }

  private static Refusal general(int status, String code, String title) {
    return new Refusal(status, code, title, "problems");
  }
}
