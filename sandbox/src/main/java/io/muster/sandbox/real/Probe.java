package io.muster.sandbox.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Web;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/** One question over HTTP, whose answer may be anything; what hinders an answer is told in plain words. */
final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;

  /** What came back. */
  record Answer(int status, String text) {
    boolean good() {
      return status / 100 == 2;
    }

    /** The body as JSON; a missing node where it is none. */
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        return JSON.missingNode();
      }
    }
  }

  /** No answer came. */
  static final class NoAnswer extends RuntimeException {
    NoAnswer(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** Questions that trust whom this does. */
  Probe(Web web) {
    client = web.client();
  }

  Answer get(String url, Map<String, String> headers) {
    return ask(request(url, headers).GET());
  }

  Answer form(String url, Map<String, String> fields) {
    return ask(request(url, Map.of("Content-Type", "application/x-www-form-urlencoded")).POST(HttpRequest.BodyPublishers.ofString(Web.encoded(fields))));
  }

  Answer postJson(String url, String body) {
    return ask(request(url, Map.of("Content-Type", "application/json")).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String url, Map<String, String> headers) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
      headers.forEach(request::header);
      return request;
    } catch (IllegalArgumentException e) {
      throw new NoAnswer(url + " is no address", e);
    }
  }

  private Answer ask(HttpRequest.Builder built) {
    HttpRequest request = built.build();
    String host = request.uri().getAuthority();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (HttpTimeoutException e) {
      throw new NoAnswer(host + " did not answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (ConnectException e) {
      throw new NoAnswer(unresolved(e) ? "there is no host " + host : "nobody listens at " + host, e);
    } catch (SSLException e) {
      throw new NoAnswer("the certificate of " + host + " is not trusted, or it speaks no TLS", e);
    } catch (IOException e) {
      throw new NoAnswer(host + " broke the connection off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted", e);
    }
  }

  private static boolean unresolved(Throwable e) {
    return e != null && (e instanceof UnresolvedAddressException || unresolved(e.getCause()));
  }
}
