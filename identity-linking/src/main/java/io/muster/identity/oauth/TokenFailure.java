package io.muster.identity.oauth;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** Why a token endpoint gave no token. A missing answer is the tool's or the kit's own failure. */
public abstract sealed class TokenFailure extends Failure {

  private TokenFailure(String reason, String message) {
    super(reason, Disposition.GIVE_UP, message);
  }

  /** The code, or the refresh token, is spent, revoked or not ours ({@code invalid_grant}). */
  public static final class GrantRefused extends TokenFailure {
    public GrantRefused() {
      super("grant-refused", "the authorisation server refused the code or refresh token");
    }
  }

  /** The client id or secret is wrong, or the client may not do this. */
  public static final class ClientRefused extends TokenFailure {
    public ClientRefused() {
      super("client-refused", "the authorisation server refused the client id or secret");
    }
  }

  /** The token allows less than was asked for. */
  public static final class ScopeMissing extends TokenFailure {
    public ScopeMissing() {
      super("scope-missing", "the authorisation server granted less than was asked for");
    }
  }

  /** The answer was no token. */
  public static final class NoToken extends TokenFailure {
    public NoToken(int status) {
      super("no-token", "the authorisation server answered with status " + status + " and no token");
    }
  }
}
