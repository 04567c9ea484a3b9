package io.muster.identity.account;

import io.muster.identity.tool.IncidentTool;

/** What an administrator does when Muster can no longer read an account. */
final class AccountRemedy {
  private AccountRemedy() {}

  /** The token has ended and the tool gave no new one. */
  static final String EXPIRED = "grant-expired";

  /** The sentence for a reason; empty text where there is nothing to do but wait. */
  static String of(String reason, Account account, IncidentTool tool) {
    String name = tool.description().title() + " account " + account.id().name();
    return switch (reason) {
      case "" -> "";
      case "client-refused" ->
          "The %s does not accept Muster's client id or secret. Make a new secret there and register the account again.".formatted(name);
      case "scope-missing" ->
          "The %s lets Muster do less than it needs. Allow the scopes %s there."
              .formatted(name, String.join(", ", tool.authorisation(account.forTool()).accountScopes()));
      case EXPIRED ->
          "Muster's token for the %s has ended and no new one came. Check that Muster reaches the tool's authorisation server; it is asked again by itself.".formatted(name);
      default -> "The %s gives Muster no token. Check that the app is allowed there and that region and account name are right.".formatted(name);
    };
  }
}
