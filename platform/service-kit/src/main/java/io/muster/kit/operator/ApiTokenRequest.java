package io.muster.kit.operator;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that brought an API token. */
final class ApiTokenRequest extends BaseAuthenticationRequest {
  private final String token;

  ApiTokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
