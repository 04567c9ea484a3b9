package io.muster.mapping.connection;

import io.muster.kit.problem.Refusal;

/** What can be wrong with a request about a connection. */
public final class ConnectionProblem {
  public static final Refusal TENANT_NOT_ALLOWED = new Refusal(403, "tenant-not-allowed", "This tenant is not served here.", "connecting");
  public static final Refusal ACCOUNT_NOT_CONNECTED = new Refusal(409, "account-not-connected", "This account is not connected to this tenant.", "connecting");
  static final Refusal NO_SUCH_CONNECTION = new Refusal(404, "no-such-connection", "This account is not connected to this tenant.", "connecting");
  static final Refusal BAD_ACCOUNT = new Refusal(400, "bad-account", "This is not an account.", "connecting");

  private ConnectionProblem() {}
}
