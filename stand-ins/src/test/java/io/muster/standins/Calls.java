package io.muster.standins;

import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP as a program outside the stand-ins speaks it, trusting the test authority. */
public final class Calls {
    private static final HttpClient HTTP = HttpClient.newBuilder().sslContext(LocalAuthority.files().trustingTheAuthority())
            .version(HttpClient.Version.HTTP_1_1).build();

    private Calls() {
    }

    /** An answer. */
    public record Answer(int status, String body, HttpResponse<String> whole) {
        public JsonObject json() {
            return new JsonObject(body);
        }

        public JsonArray array() {
            return new JsonArray(body);
        }
    }

    public static Answer get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    public static Answer form(String address, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(request(address, headers).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    public static Answer json(String method, String address, JsonObject body, String... headers) {
        return send(request(address, headers).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.encode())));
    }

    public static Answer delete(String address, String... headers) {
        return send(request(address, headers).DELETE());
    }

    /** Sends, and lets a lost connection show itself as the exception that it is. */
    public static Answer raw(HttpRequest request) throws IOException, InterruptedException {
        var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    public static HttpRequest.Builder request(String address, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create(address));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return raw(request.build());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
