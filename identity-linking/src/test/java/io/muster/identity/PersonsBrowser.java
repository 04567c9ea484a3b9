package io.muster.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser with a person in front of it. Keeps our cookie as browsers on the same machine do (a Secure one over plain http to 127.0.0.1),
 * follows no redirect by itself, so that a test sees each.
 */
public final class PersonsBrowser {
  private final HttpClient http = HttpClient.newHttpClient();
  private Optional<String> cookie = Optional.empty();

  /** What came back. */
  public record Page(int status, String html, HttpResponse<String> response) {
    /** The page's heading. */
    public String heading() {
      return first(html, "<h1>(.*?)</h1>").orElse("");
    }

    /** Where a redirect leads. */
    public URI location() {
      return response.request().uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }

    /** The value of a hidden field. */
    public String hidden(String name) {
      return first(html, "name=\"" + name + "\" value=\"([^\"]*)\"").orElseThrow(() -> new AssertionError("no field " + name + " in " + html));
    }
  }

  /** Opens an address. */
  public Page open(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Sends a form. */
  public Page submit(URI address, Map<String, String> form) {
    String body =
        form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
  }

  /** Opens a private link and says "continue"; where the tool's sign-in is. */
  public URI setOut(URI link) {
    Page confirm = open(link);
    return submit(link, Map.of("key", confirm.hidden("key"))).location();
  }

  /** Signs in to PagerDuty's stand-in as this user and allows (or denies); where PagerDuty sends the browser back to. */
  public URI decide(URI authorise, String userId, String decision) {
    Page consent = open(authorise);
    return submit(authorise.resolve("/oauth/authorize"), Map.of("request", consent.hidden("request"), "user", userId, "decision", decision)).location();
  }

  /** The whole way; the page on which it ends. */
  public Page link(URI link, String userId) {
    Page back = open(decide(setOut(link), userId, "allow"));
    return back.status() == 303 ? open(back.location()) : back;
  }

  /** The cookie that this service set, if any. */
  public Optional<String> cookie() {
    return cookie;
  }

  private Page send(HttpRequest.Builder request) {
    cookie.ifPresent(value -> request.header("Cookie", value));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      response.headers().firstValue("Set-Cookie").map(set -> set.split(";")[0]).ifPresent(set -> cookie = Optional.of(set));
      return new Page(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
