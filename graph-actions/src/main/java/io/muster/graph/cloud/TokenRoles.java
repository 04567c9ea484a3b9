package io.muster.graph.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads the application permissions from a token of our own. The signature is Graph's business; Microsoft asks clients not to rely on a token's inside,
 * so something unreadable is no error: no permissions are known then.
 */
final class TokenRoles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenRoles() {}

  /** The claim {@code roles}, in alphabetical order. */
  static List<String> of(String token) {
    String[] parts = token.split("\\.");
    if (parts.length != 3) {
      return List.of();
    }
    try {
      var roles = new ArrayList<String>();
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      claims.path("roles").forEach(role -> roles.add(role.asText()));
      return roles.stream().sorted().toList();
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
