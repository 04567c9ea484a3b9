package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Senders of a running webhook-ingest by hand: list, make, give a secret, add one, retire the old ones, test, remove. Talks to the operator API with
 * the address and token in {@code MUSTER_INGEST_URL} and {@code MUSTER_TOKEN}; secrets are read from standard input, never from the command line.
 */
public final class SenderCommand {
  private static final String HELP =
      """
      ./muster sender list
      ./muster sender create <tool> <account> <name>   makes a sender; prints its address, and its secret once where Muster makes it
      ./muster sender secret <id>                      the one secret from now on, read from standard input
      ./muster sender add-secret <id>                  one more secret (rotation), read from standard input
      ./muster sender retire-secrets <id>              forgets all secrets but the newest
      ./muster sender test <id>                        delivers a test and says what came of it
      ./muster sender remove <id>                      its deliveries are accepted and ignored

      Without more it talks to what ./muster up runs. MUSTER_INGEST_URL says where another webhook-ingest is, MUSTER_TOKEN holds an operator's token.\
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;
  private final String address;
  private final String token;

  /**
   * @param environment holds the address and the token
   */
  public SenderCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.address = environment.getOrDefault("MUSTER_INGEST_URL", "http://127.0.0.1:8081");
    this.token = environment.getOrDefault("MUSTER_TOKEN", "");
  }

  /** Does what the words after {@code ./muster sender} say; a {@link SandboxFailure} says why not. */
  public void run(List<String> words) {
    String verb = words.isEmpty() ? "help" : words.getFirst();
    switch (verb) {
      case "list" -> call("GET", "", null);
      case "create" -> call("POST", "", Map.of("tool", word(words, 1), "account", word(words, 2), "name", word(words, 3)));
      case "secret" -> call("PUT", "/" + word(words, 1) + "/secret", Map.of("secret", typed()));
      case "add-secret" -> call("POST", "/" + word(words, 1) + "/secrets", Map.of("secret", typed()));
      case "retire-secrets" -> call("POST", "/" + word(words, 1) + "/secrets/retire", Map.of());
      case "test" -> call("POST", "/" + word(words, 1) + "/test", Map.of());
      case "remove" -> call("DELETE", "/" + word(words, 1), null);
      default -> console.line(HELP);
    }
  }

  private void call(String method, String path, Object body) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/senders" + path)).timeout(Duration.ofSeconds(20));
      request.header("Authorization", "Bearer " + token);
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      String text = body == null ? "" : JSON.writeValueAsString(body);
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.method(method, HttpRequest.BodyPublishers.ofString(text)).build(), HttpResponse.BodyHandlers.ofString());
      show(answer);
    } catch (IOException e) {
      throw new SandboxFailure("webhook-ingest does not answer at " + address + ".", "Set MUSTER_INGEST_URL to where it listens.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(HttpResponse<String> answer) throws IOException {
    JsonNode body = answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      throw new SandboxFailure("webhook-ingest did not accept the token.", "Set MUSTER_TOKEN to an operator's token.", null);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new SandboxFailure(body.path("title").asText("It was refused (" + answer.statusCode() + ")."), body.path("detail").asText("See the log of webhook-ingest."), null);
    }
    console.line(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body));
  }

  private static String word(List<String> words, int index) {
    if (words.size() <= index) {
      throw new SandboxFailure("A word is missing.", HELP, null);
    }
    return words.get(index);
  }

  private static String typed() {
    try {
      return new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new SandboxFailure("The secret could not be read from standard input.", HELP, e);
    }
  }
}
