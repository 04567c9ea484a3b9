package io.muster.identity.tool;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where and for what a tool's authorisation server is asked.
 *
 * @param authorise where a person's browser is sent
 * @param token where codes, refresh tokens and client credentials become access tokens
 * @param personScopes the least that acting as a person needs
 * @param accountScopes the least that reading as Muster needs, the account's own scope included
 * @param wishedScopes what Muster would use beyond that; it does without where the server does not grant it
 * @param issuer what the {@code iss} parameter of an answer must be where the server sends one (RFC 9207)
 */
public record Authorisation(
    URI authorise, URI token, List<String> personScopes, List<String> accountScopes, List<String> wishedScopes, Optional<String> issuer) {
  public Authorisation {
    personScopes = List.copyOf(personScopes);
    accountScopes = List.copyOf(accountScopes);
    wishedScopes = List.copyOf(wishedScopes);
    issuer = issuer == null ? Optional.empty() : issuer;
  }

  /** Without further wishes. */
  public Authorisation(URI authorise, URI token, List<String> personScopes, List<String> accountScopes, Optional<String> issuer) {
    this(authorise, token, personScopes, accountScopes, List.of(), issuer);
  }
}
