package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolFailure;
import io.muster.identity.tool.ToolHttp;
import io.muster.identity.tool.ToolHttp.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PagerDuty's REST API v2: addresses by service region, the versioned Accept header, {@code From} where the contract requires it, pages of 100.
 */
@ApplicationScoped
class PagerDutyClient {
  static final String WORD = "pagerduty";
  private static final String VERSION = "application/vnd.pagerduty+json;version=2";
  static final int PAGE = 100;
  // The API refuses offset + limit beyond 10,000.
  static final int LAST_OFFSET = 9_900;

  private final ToolHttp http;
  private final PagerDutyConfig config;

  @Inject
  PagerDutyClient(ToolHttp http, PagerDutyConfig config) {
    this.http = http;
    this.config = config;
  }

  /** Reads; anything but a success is a failure. */
  JsonNode get(ToolAccount account, AccessToken token, String path) {
    return successful(http.send(WORD, request(account, token, path).GET()));
  }

  /** Reads a list page after page. */
  List<JsonNode> list(ToolAccount account, AccessToken token, String path, String field) {
    List<JsonNode> all = new ArrayList<>();
    boolean more = true;
    for (int offset = 0; more && offset <= LAST_OFFSET; offset += PAGE) {
      JsonNode page = get(account, token, path + "?limit=" + PAGE + "&offset=" + offset);
      page.path(field).forEach(all::add);
      more = page.path("more").asBoolean();
    }
    return all;
  }

  /** Writes as a user; the answer, good or bad (401 alone is a failure). */
  Answer write(String method, ToolAccount account, AccessToken token, Optional<String> from, String path, JsonNode body) {
    HttpRequest.Builder request = request(account, token, path).method(method, ToolHttp.body(body));
    from.ifPresent(email -> request.header("From", email));
    Answer answer = http.send(WORD, request);
    if (answer.status() == 401) {
      throw new ToolFailure.Unauthorised();
    }
    return answer;
  }

  /** Writes as the account itself; anything but a success is a failure. */
  JsonNode change(String method, ToolAccount account, AccessToken token, String path, JsonNode body) {
    return successful(write(method, account, token, Optional.empty(), path, body));
  }

  /** Asks the account itself for something that has no body; anything but a success is a failure. */
  void change(String method, ToolAccount account, AccessToken token, String path) {
    successful(http.send(WORD, request(account, token, path).method(method, HttpRequest.BodyPublishers.noBody())));
  }

  /** An id as a path segment, whatever is in it. */
  static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(ToolAccount account, AccessToken token, String path) {
    URI base = account.region().equals("eu") ? config.apiEu() : config.apiUs();
    return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
        .header("Authorization", "Bearer " + token.value())
        .header("Accept", VERSION)
        .header("Content-Type", "application/json");
  }

  private static JsonNode successful(Answer answer) {
    if (answer.ok()) {
      return answer.body();
    }
    throw switch (answer.status()) {
      case 401 -> new ToolFailure.Unauthorised();
      case 403 -> new ToolFailure.Forbidden();
      case 404 -> new ToolFailure.Gone();
      default -> new ToolFailure.Rejected(answer.status());
    };
  }
}
