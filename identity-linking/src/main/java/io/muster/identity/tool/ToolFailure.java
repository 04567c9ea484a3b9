package io.muster.identity.tool;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import java.time.Duration;

/** Why a call to an incident tool brought no answer that can be used. */
public abstract sealed class ToolFailure extends Failure {

  private ToolFailure(String reason, Disposition disposition, String message) {
    super(reason, disposition, message);
  }

  /** The token is no longer accepted (401): refresh it once, then ask for a new link. */
  public static final class Unauthorised extends ToolFailure {
    public Unauthorised() {
      super("tool-unauthorised", Disposition.RETRY, "the tool does not accept the token");
    }
  }

  /** The token is good, but must not do this (403). */
  public static final class Forbidden extends ToolFailure {
    public Forbidden() {
      super("tool-forbidden", Disposition.GIVE_UP, "the tool does not allow this with this token");
    }
  }

  /** The tool does not know it (404). */
  public static final class Gone extends ToolFailure {
    public Gone() {
      super("tool-subject-gone", Disposition.GIVE_UP, "the tool does not know the subject");
    }
  }

  /** Too many calls (429): nothing was done, and none may be made before the pause is over. */
  public static final class Throttled extends ToolFailure {
    public Throttled(Duration pause) {
      super("tool-throttled", Disposition.retryAfter(pause), "the tool asks for a pause");
    }
  }

  /** The tool is there, but answers with an error of its own (5xx); whether it did what was asked is not known. */
  public static final class Unavailable extends ToolFailure {
    public Unavailable(int status) {
      super("tool-unavailable", Disposition.RETRY, "the tool answered with status " + status);
    }
  }

  /** The tool understood and said no in a way that trying again does not mend. */
  public static final class Rejected extends ToolFailure {
    public Rejected(int status) {
      super("tool-rejected", Disposition.GIVE_UP, "the tool rejected the call with status " + status);
    }
  }
}
