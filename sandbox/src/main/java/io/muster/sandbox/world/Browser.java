package io.muster.sandbox.world;

import io.muster.sandbox.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at a browser of their own: opens a page, fills its form in, presses its button. */
public final class Browser {
  private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern INPUT = Pattern.compile("<input([^>]*)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAGS = Pattern.compile("<(style|script|head)[^>]*>.*?</\\1>|<[^>]+>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final HttpClient client;
  private URI address;
  private String page = "";
  private int status;

  /** Opens a browser without any cookie. */
  public Browser(Web web) {
    client = web.browser();
  }

  /** Goes to an address, following redirects. */
  public Browser open(String url) {
    return show(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** Sends the page's first form: its hidden fields, and what the person fills in. */
  public Browser submit(Map<String, String> filledIn) {
    Matcher form = FORM.matcher(page);
    if (!form.find()) {
      throw new IllegalStateException("there is no form on the page at " + address.getPath() + ": " + text());
    }
    Map<String, String> attributes = attributes(form.group(1));
    Map<String, String> fields = hidden(form.group(2));
    fields.putAll(filledIn);
    URI target = address.resolve(attributes.getOrDefault("action", address.toString()).replace("&amp;", "&"));
    return show(
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", address.getScheme() + "://" + address.getAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(Web.encoded(fields))));
  }

  /** What a person reads on the page. */
  public String text() {
    return TAGS.matcher(page).replaceAll(" ").replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"").replaceAll("\\s+", " ").trim();
  }

  /** The status of the last answer. */
  public int status() {
    return status;
  }

  private Browser show(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(Duration.ofSeconds(20)).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
      address = response.uri();
      page = response.body();
      status = response.statusCode();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Map<String, String> hidden(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = INPUT.matcher(form);
    while (input.find()) {
      Map<String, String> attributes = attributes(input.group(1));
      if ("hidden".equals(attributes.get("type"))) {
        fields.put(attributes.get("name"), attributes.getOrDefault("value", "").replace("&amp;", "&"));
      }
    }
    return fields;
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(tag);
    while (attribute.find()) {
      found.put(attribute.group(1).toLowerCase(java.util.Locale.ROOT), attribute.group(2));
    }
    return found;
  }
}
