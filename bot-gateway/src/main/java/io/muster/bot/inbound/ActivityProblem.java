package io.muster.bot.inbound;

/** All that is told to whoever was refused. */
enum ActivityProblem {
  UNREADABLE(400, "The activity could not be read"),
  NOT_PROVEN(401, "The activity is not proven to be Teams'"),
  NOT_ALLOWED(403, "The activity is not allowed here"),
  TOO_LARGE(413, "The activity is too large"),
  NOT_NOW(503, "The activity cannot be proven now");

  private final int status;
  private final String title;

  ActivityProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  static ActivityProblem of(int status) {
    for (ActivityProblem problem : values()) {
      if (problem.status == status) {
        return problem;
      }
    }
    return NOT_ALLOWED;
  }
}
