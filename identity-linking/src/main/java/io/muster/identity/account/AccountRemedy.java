package io.muster.identity.account;

import io.muster.identity.oauth.TokenFailure;
import io.muster.identity.tool.IncidentTool;

/** What an administrator does when Muster can no longer read an account. */
final class AccountRemedy {
  private AccountRemedy() {}

  static String of(TokenFailure failure, Account account, IncidentTool tool) {
    String name = tool.description().title() + " account " + account.id().name();
    return switch (failure) {
      case TokenFailure.ClientRefused _ ->
          "The %s does not accept Muster's client id or secret. Make a new secret there and register the account again.".formatted(name);
      case TokenFailure.ScopeMissing _ ->
          "The %s lets Muster do less than it needs. Allow the scopes %s there."
              .formatted(name, String.join(", ", tool.authorisation(account.forTool()).accountScopes()));
      case TokenFailure.GrantRefused _, TokenFailure.NoToken _ ->
          "The %s gives Muster no token. Check that the app is allowed there and that region and account name are right.".formatted(name);
    };
  }
}
