package io.muster.testkit.contract;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One request and its answer as they went over the wire.
 *
 * @param method HTTP method
 * @param path path without query, still encoded
 * @param query query string without the question mark; empty when there is none
 * @param requestHeaders in any case; credentials may be left out
 * @param requestBody the body as text; empty when there is none
 * @param status HTTP status of the answer; 0 when none came
 * @param responseHeaders in any case
 * @param responseBody the body as text; empty when there is none
 */
public record Exchange(
    String method,
    String path,
    String query,
    Map<String, String> requestHeaders,
    String requestBody,
    int status,
    Map<String, String> responseHeaders,
    String responseBody) {

  public Exchange {
    method = method.toUpperCase(Locale.ROOT);
    Objects.requireNonNull(path, "path");
    query = Objects.requireNonNullElse(query, "");
    requestHeaders = lowerCase(requestHeaders);
    requestBody = Objects.requireNonNullElse(requestBody, "");
    responseHeaders = lowerCase(responseHeaders);
    responseBody = Objects.requireNonNullElse(responseBody, "");
  }

  /** An exchange of JSON in both directions without a query; an empty text stands for no body. */
  public static Exchange json(String method, String path, String requestBody, int status, String responseBody) {
    return new Exchange(method, path, "", jsonType(requestBody), requestBody, status, jsonType(responseBody), responseBody);
  }

  /** The same exchange with another request body. */
  public Exchange withRequestBody(String body) {
    return new Exchange(method, path, query, requestHeaders, body, status, responseHeaders, responseBody);
  }

  /** The same exchange with another answer's body. */
  public Exchange withResponseBody(String body) {
    return new Exchange(method, path, query, requestHeaders, requestBody, status, responseHeaders, body);
  }

  /** The same exchange with another status. */
  public Exchange withStatus(int other) {
    return new Exchange(method, path, query, requestHeaders, requestBody, other, responseHeaders, responseBody);
  }

  Exchange withPath(String other) {
    return new Exchange(method, other, query, requestHeaders, requestBody, status, responseHeaders, responseBody);
  }

  private static Map<String, String> jsonType(String body) {
    return body.isEmpty() ? Map.of() : Map.of("content-type", "application/json");
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return Map.copyOf(lower);
  }
}
