package io.muster.identity.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.Authorisation;
import io.muster.identity.tool.ToolHttp;
import io.muster.identity.tool.ToolHttp.Answer;
import io.muster.kit.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tool's token endpoint (RFC 6749, 7636). The client's secret goes in the body, as most tools document it; nothing secret is ever
 * in an address.
 */
@ApplicationScoped
public class TokenClient {
  private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(5);

  private final ToolHttp http;

  @Inject
  TokenClient(ToolHttp http) {
    this.http = http;
  }

  /** A code and its PKCE verifier for a person's token. */
  public TokenSet exchange(String tool, Authorisation server, ClientCredentials client, String code, Secret verifier, URI redirect) {
    Map<String, String> form = form("authorization_code", client);
    form.put("code", code);
    form.put("code_verifier", verifier.reveal());
    form.put("redirect_uri", redirect.toString());
    return ask(tool, server.token(), form, server.personScopes());
  }

  /** A refresh token for the next one. */
  public TokenSet refresh(String tool, Authorisation server, ClientCredentials client, Secret refresh) {
    Map<String, String> form = form("refresh_token", client);
    form.put("refresh_token", refresh.reveal());
    return ask(tool, server.token(), form, List.of());
  }

  /** A token for Muster itself, with what is wished beyond the least where the server grants that. */
  public TokenSet forAccount(String tool, Authorisation server, ClientCredentials client) {
    if (server.wishedScopes().isEmpty()) {
      return forAccount(tool, server, client, server.accountScopes());
    }
    try {
      return forAccount(tool, server, client, Stream.concat(server.accountScopes().stream(), server.wishedScopes().stream()).toList());
    } catch (TokenFailure.ScopeMissing e) {
      return forAccount(tool, server, client, server.accountScopes());
    }
  }

  private TokenSet forAccount(String tool, Authorisation server, ClientCredentials client, List<String> scopes) {
    Map<String, String> form = form("client_credentials", client);
    form.put("scope", String.join(" ", scopes));
    return ask(tool, server.token(), form, server.accountScopes());
  }

  private static Map<String, String> form(String grantType, ClientCredentials client) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", grantType);
    form.put("client_id", client.clientId());
    form.put("client_secret", client.clientSecret().reveal());
    return form;
  }

  private TokenSet ask(String tool, URI endpoint, Map<String, String> form, List<String> wanted) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encoded(form)));
    Answer answer = http.send(tool, request);
    if (!answer.ok()) {
      throw refusal(answer);
    }
    TokenSet tokens = tokens(answer);
    // Some servers answer a scope that they do not grant with success and fewer scopes.
    if (!tokens.scopes().isEmpty() && !tokens.scopes().containsAll(wanted)) {
      throw new TokenFailure.ScopeMissing();
    }
    return tokens;
  }

  private static TokenFailure refusal(Answer answer) {
    return switch (answer.body().path("error").asText()) {
      case "invalid_grant" -> new TokenFailure.GrantRefused();
      case "invalid_client", "unauthorized_client" -> new TokenFailure.ClientRefused();
      case "invalid_scope" -> new TokenFailure.ScopeMissing();
      default -> answer.status() == 401 ? new TokenFailure.ClientRefused() : new TokenFailure.NoToken(answer.status());
    };
  }

  private static TokenSet tokens(Answer answer) {
    JsonNode body = answer.body();
    String access = body.path("access_token").asText();
    if (access.isBlank() || !body.path("token_type").asText().equalsIgnoreCase("bearer")) {
      throw new TokenFailure.NoToken(answer.status());
    }
    Duration told = Duration.ofSeconds(body.path("expires_in").asLong(SHORTEST_LIFETIME.toSeconds()));
    return new TokenSet(
        new AccessToken(access),
        Optional.of(body.path("refresh_token").asText()).filter(text -> !text.isBlank()).map(Secret::of),
        told,
        Arrays.stream(body.path("scope").asText().split("\\s+")).filter(scope -> !scope.isBlank()).toList());
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
