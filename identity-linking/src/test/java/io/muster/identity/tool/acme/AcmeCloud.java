package io.muster.identity.tool.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Stands in for Acme's cloud on 127.0.0.1: sign-in, tokens, cases and what can be done to them. Every sign-in is that of one member. */
public final class AcmeCloud implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ISSUER = "https://acme.example";

  private final HttpServer server;
  private final Map<String, AcmeCase> cases = new ConcurrentHashMap<>();
  private final Map<String, String> challenges = new ConcurrentHashMap<>();
  private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();
  private final Queue<PersonsToken> personsTokens = new ConcurrentLinkedQueue<>();
  private final Queue<FailedAct> failedActs = new ConcurrentLinkedQueue<>();

  private record PersonsToken(boolean refused, Runnable meanwhile) {}

  private record FailedAct(int status, Runnable thereupon) {}

  private AcmeCloud(HttpServer server) {
    this.server = server;
    server.createContext("/auth", this::authorise);
    server.createContext("/token", this::token);
    server.createContext("/v1/whoami", exchange -> signedIn(exchange, () -> answer(exchange, 200, JSON.createObjectNode().put("member", "m-1").put("name", "Wile E. Coyote").put("org", "canyon").put("duty", "captain"))));
    server.createContext("/v1/plants", exchange -> signedIn(exchange, () -> answer(exchange, 200, JSON.createArrayNode().add(JSON.createObjectNode().put("id", "north").put("name", "north")))));
    server.createContext("/v1/cases/", exchange -> signedIn(exchange, () -> aboutCase(exchange)));
  }

  /** Starts on any free port. */
  public static AcmeCloud start() {
    try {
      AcmeCloud cloud = new AcmeCloud(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
      cloud.server.start();
      return cloud;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A case begins to burn; {@code watchable} where somebody may watch it. */
  public AcmeCase burn(String headline, boolean watchable) {
    AcmeCase burning = new AcmeCase("C-" + (cases.size() + 1), headline, watchable);
    cases.put(burning.id(), burning);
    return burning;
  }

  /** What happens while somebody waits for a person's next token, which is then refused or not. */
  public void duringNextToken(boolean refused, Runnable meanwhile) {
    personsTokens.add(new PersonsToken(refused, meanwhile));
  }

  /** The next act is not done but answered with this status; what happens then. */
  public void failNextAct(int status, Runnable thereupon) {
    failedActs.add(new FailedAct(status, thereupon));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void authorise(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    challenges.put(code, query.get("code_challenge"));
    exchange.getResponseHeaders().add("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state") + "&iss=" + ISSUER);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    PersonsToken ordered = form.get("grant_type").equals("client_credentials") ? null : personsTokens.poll();
    if (ordered != null) {
      ordered.meanwhile().run();
    }
    if (ordered != null && ordered.refused()) {
      answer(exchange, 400, JSON.createObjectNode().put("error", "invalid_grant"));
      return;
    }
    boolean person = form.get("grant_type").equals("authorization_code");
    if (person && !challenge(form.get("code_verifier")).equals(challenges.remove(form.get("code")))) {
      answer(exchange, 400, JSON.createObjectNode().put("error", "invalid_grant"));
      return;
    }
    String token = UUID.randomUUID().toString();
    tokens.put(token, person);
    answer(
        exchange,
        200,
        JSON.createObjectNode().put("access_token", token).put("token_type", "Bearer").put("expires_in", 3600).put("refresh_token", "r-" + token).put("scope", person ? "act" : "look"));
  }

  /** The tool reckons by itself, so that it can stand in a process without this service's classes. */
  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void aboutCase(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/");
    AcmeCase about = cases.get(path[3]);
    if (about == null) {
      answer(exchange, 404, JSON.createObjectNode());
    } else if (path.length == 4) {
      answer(exchange, 200, about.json());
    } else {
      act(exchange, about, JSON.readTree(exchange.getRequestBody()));
    }
  }

  private void act(HttpExchange exchange, AcmeCase about, JsonNode wish) throws IOException {
    FailedAct failed = failedActs.poll();
    if (failed != null) {
      failed.thereupon().run();
      answer(exchange, failed.status(), JSON.createObjectNode());
      return;
    }
    switch (wish.path("act").asText()) {
      case "watch" -> {
        if (about.watchable()) {
          answer(exchange, 200, changed(about.move("watched"), about));
        } else {
          answer(exchange, 409, JSON.createObjectNode().put("why", "nobody can watch this case."));
        }
      }
      case "put-out" -> answer(exchange, 200, changed(about.move("out"), about));
      case "drain" -> {
        if (wish.path("with").path("reason").asText().isBlank()) {
          answer(exchange, 422, JSON.createObjectNode().put("why", "tell the reason."));
        } else {
          about.drain(wish.path("with").path("reason").asText(), wish.path("with").path("speed").asText("slow"));
          answer(exchange, 202, JSON.createObjectNode().put("at", Instant.now().toEpochMilli()));
        }
      }
      default -> answer(exchange, 400, JSON.createObjectNode());
    }
  }

  private static ObjectNode changed(boolean changed, AcmeCase about) {
    ObjectNode answer = JSON.createObjectNode().put("changed", changed);
    answer.set("case", about.json());
    return answer;
  }

  private void signedIn(HttpExchange exchange, Answering answering) throws IOException {
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (tokens.containsKey(header.replaceFirst("^Bearer ", ""))) {
      answering.answer();
    } else {
      answer(exchange, 401, JSON.createObjectNode());
    }
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private interface Answering {
    void answer() throws IOException;
  }
}
