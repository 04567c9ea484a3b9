package io.muster.graph.cloud;

import java.util.Locale;

/**
 * Why Muster could not work in a tenant. The labels are metric labels, event fields and the names of runbooks; the sentences say what an administrator does next.
 */
public enum GraphReason {
  TENANT_NOT_ALLOWED("Add the tenant's directory id to muster.tenants.allowed and restart the service."),
  NOT_CONFIGURED("Set muster.graph.app.client-id and muster.graph.app.client-secret to those of Muster's app registration."),
  UNKNOWN_TENANT("Check the directory id, and that muster.graph.cloud.name is the cloud in which this tenant lives."),
  BAD_SECRET("Make a new client secret for Muster's app registration, set muster.graph.app.client-secret to its value (not its id), and restart the service."),
  CONSENT_MISSING("A Global Administrator of the tenant grants admin consent to Muster's app; then check again."),
  PERMISSION_MISSING("Add the application permission Organization.Read.All to Muster's app registration and grant admin consent again."),
  REFUSED("Look up the code from the service's log in Microsoft's list of AADSTS errors, then check again."),
  THROTTLED("Nothing. Microsoft asked us to slow down; check again in a few minutes."),
  UNREACHABLE("Check that this service reaches the sign-in host and Graph (proxy, firewall, muster.trust.ca-file), then check again.");

  private final String nextStep;

  GraphReason(String nextStep) {
    this.nextStep = nextStep;
  }

  /** The stable word. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What an administrator does next. */
  public String nextStep() {
    return nextStep;
  }

  /** Reads what {@link #label()} wrote; anything else is an {@link IllegalArgumentException}. */
  public static GraphReason labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
