package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An account with one person of each kind, two services, and a client that speaks plain HTTP. */
final class PagerDutyWorld implements AutoCloseable {
    static final String VERSION = "application/vnd.pagerduty+json;version=2";

    final PagerDutyStandIn standIn = PagerDutyStandIn.start(
            PagerDutyStandIn.Options.defaults().retryingAfter(Duration.ofSeconds(10)));
    final PagerDutyAccount acme = standIn.openAccount("acme", Region.US);
    final User admin = acme.user("Ann Admin", "ann@acme.example", UserRole.ADMIN);
    final User manager = acme.user("Mo Manager", "mo@acme.example", UserRole.USER);
    final User responder = acme.user("Rae Responder", "rae@acme.example", UserRole.LIMITED_USER);
    final User observer = acme.user("Obi Observer", "obi@acme.example", UserRole.OBSERVER);
    final User stakeholder = acme.user("Sam Stakeholder", "sam@acme.example", UserRole.READ_ONLY_USER);
    final User restricted = acme.user("Rex Restricted", "rex@acme.example", UserRole.RESTRICTED_ACCESS);
    final User teamResponder = acme.user("Tia Team", "tia@acme.example", UserRole.OBSERVER);
    final Team team = acme.team("Payments", Map.of(teamResponder, TeamRole.RESPONDER, observer, TeamRole.OBSERVER));
    final Priority p1 = acme.priority("P1", "All hands");
    final Priority p2 = acme.priority("P2", "Soon");
    final Service service = acme.service("Checkout",
            acme.policy("Checkout first", List.of(List.of(responder), List.of(manager)), team), team);
    final Service other = acme.service("Search", acme.policy("Search first", List.of(List.of(manager))));
    final String key = acme.apiKey();
    private final HttpClient client = HttpClient.newHttpClient();

    record Reply(int status, Map<String, List<String>> headers, String text) {
        JsonObject json() {
            return new JsonObject(text);
        }

        JsonObject error() {
            return json().getJsonObject("error");
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    Map<String, String> withKey() {
        return headers("Token token=" + key);
    }

    Map<String, String> as(User user) {
        return headers("Token token=" + acme.apiKey(user));
    }

    Map<String, String> headers(String authorization) {
        return new HashMap<>(Map.of("Authorization", authorization, "Accept", VERSION, "From", "ann@acme.example"));
    }

    Reply get(String path, Map<String, String> headers) {
        return call("GET", standIn.baseUrl() + path, null, headers);
    }

    Reply get(String path) {
        return get(path, withKey());
    }

    Reply put(String path, JsonObject body, Map<String, String> headers) {
        return call("PUT", standIn.baseUrl() + path, body.encode(), json(headers));
    }

    Reply put(String path, JsonObject body) {
        return put(path, body, withKey());
    }

    Reply post(String path, JsonObject body, Map<String, String> headers) {
        return call("POST", standIn.baseUrl() + path, body.encode(), json(headers));
    }

    Reply post(String path, JsonObject body) {
        return post(path, body, withKey());
    }

    Reply delete(String path) {
        return call("DELETE", standIn.baseUrl() + path, null, withKey());
    }

    Reply control(String path, JsonObject body) {
        return call("POST", standIn.controlUrl() + path, body.encode(), Map.of("Content-Type", "application/json"));
    }

    Reply form(String url, Map<String, String> fields) {
        return call("POST", url, encoded(fields), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    Reply call(String method, String url, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, body == null
                ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonObject status(String status) {
        return change("status", status);
    }

    static JsonObject change(String name, Object value) {
        return JsonObject.of("incident", JsonObject.of("type", "incident_reference", name, value));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private static Map<String, String> json(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        return all;
    }

    @Override
    public void close() {
        client.close();
        standIn.close();
    }
}
