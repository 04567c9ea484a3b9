package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** What the launcher says over HTTP: JSON, forms and pages, trusting the sandbox's own certificate authority. */
public final class Web {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than Teams waits before it sends an activity again that was not answered (15 s), twice over. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SSLContext tls;
  private final HttpClient client;

  /**
   * @param authority the PEM file of the local certificate authority
   */
  public Web(Path authority) {
    this(List.of(authority), false);
  }

  /**
   * @param authorities PEM files, one or more certificates in each
   * @param publicOnes whether the public authorities, which this Java knows, are trusted as well
   */
  public Web(List<Path> authorities, boolean publicOnes) {
    tls = Authorities.trusting(authorities, publicOnes);
    client = HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(20)).build();
  }

  /** For what is neither JSON nor a form; follows no redirect. */
  public HttpClient client() {
    return client;
  }

  /** A browser of its own: follows every redirect, also out of TLS, and keeps cookies, as a person's does. */
  public HttpClient browser() {
    return HttpClient.newBuilder()
        .sslContext(tls)
        .connectTimeout(Duration.ofSeconds(20))
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .cookieHandler(new CookieManager())
        .build();
  }

  /** An answer: its status and its text. */
  public record Answer(int status, String text) {
    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        return JSON.missingNode();
      }
    }

    /** This answer, or a plain failure where the status is not of the 200s. */
    public Answer expected(String what) {
      if (status < 200 || status > 299) {
        throw new IllegalStateException(what + " was answered " + status + ": " + text);
      }
      return this;
    }
  }

  /** Sends JSON; {@code body} may be null. */
  public Answer send(String method, String url, Object body, Map<String, String> headers) {
    try {
      byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
      headers.forEach(request::header);
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      return exchange(client, request.method(method, HttpRequest.BodyPublishers.ofByteArray(bytes)).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends bytes as they are. */
  public Answer post(String url, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    headers.forEach(request::header);
    return exchange(client, request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  /** Sends a form. */
  public Answer form(String url, Map<String, String> fields) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
            .build();
    return exchange(client, request);
  }

  /** A form's fields as they travel. */
  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Whether the address answers with a status of the 200s within two seconds. */
  public boolean answers(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).GET().build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Answer exchange(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
