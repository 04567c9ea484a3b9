package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a running service could not take: dead letters of each service, and the quarantine of webhook-ingest. Talks to the operator API with the token in
 * {@code MUSTER_TOKEN}.
 */
public final class DeadLetterCommand {
  private static final String HELP =
      """
      ./muster dead-letters list <service>                   what could not be taken, newest first
      ./muster dead-letters show <service> <id>              headers and bytes of one; the audit says who looked
      ./muster dead-letters replay <service> <id>            hands it to its consumer once more
      ./muster dead-letters replay-all <service> [reason]    all of them, or all of one reason, oldest first
      ./muster dead-letters discard <service> <id>           takes it off the list

      ./muster dead-letters given-up <service>               work that was given up after many attempts, with why
      ./muster dead-letters retry <service> <id>             has one tried again
      ./muster dead-letters retry-all <service> [kind]       all of it, or all of one kind
      ./muster dead-letters forget <service> <id>            takes it off the list

      <service> is webhook-ingest, channel-mapping, bot-gateway, identity-linking or graph-actions; "quarantine" stands for deliveries that
      webhook-ingest could not understand. MUSTER_<SERVICE>_URL (MUSTER_BOT_GATEWAY_URL …; the sandbox's ports unless set) says where a service
      is, MUSTER_TOKEN holds an operator's token.\
      """;
  private static final String GIVEN_UP = "/given-up";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Integer> PORTS =
      Map.of("webhook-ingest", 8081, "channel-mapping", 8082, "bot-gateway", 8083, "identity-linking", 8084, "graph-actions", 8085);

  private final Console console;
  private final Map<String, String> environment;

  /**
   * @param environment holds the addresses and the token
   */
  public DeadLetterCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = Map.copyOf(environment);
  }

  /** Does what the words after {@code ./muster dead-letters} say; a {@link SandboxFailure} says why not. */
  public void run(List<String> words) {
    String verb = words.isEmpty() ? "help" : words.getFirst();
    switch (verb) {
      case "list" -> call(words, "GET", "?most=1000");
      case "show" -> call(words, "GET", "/" + word(words, 2));
      case "replay" -> call(words, "POST", "/" + word(words, 2) + "/replay");
      case "replay-all" -> call(words, "POST", "/replay?reason=" + (words.size() > 2 ? word(words, 2) : ""));
      case "discard" -> call(words, "POST", "/" + word(words, 2) + "/discard");
      case "given-up" -> call(words, "GET", GIVEN_UP + "?most=1000");
      case "retry" -> call(words, "POST", GIVEN_UP + "/" + word(words, 2) + "/replay");
      case "retry-all" -> call(words, "POST", GIVEN_UP + "/replay?kind=" + (words.size() > 2 ? word(words, 2) : ""));
      case "forget" -> call(words, "POST", GIVEN_UP + "/" + word(words, 2) + "/discard");
      default -> console.line(HELP);
    }
  }

  private void call(List<String> words, String method, String path) {
    String named = word(words, 1);
    String service = named.equals("quarantine") ? "webhook-ingest" : named;
    if (!PORTS.containsKey(service)) {
      throw new SandboxFailure("There is no service \"" + named + "\".", HELP, null);
    }
    String variable = "MUSTER_" + service.replace('-', '_').toUpperCase(Locale.ROOT) + "_URL";
    String address = environment.getOrDefault(variable, "http://127.0.0.1:" + PORTS.get(service));
    URI target = URI.create(address + (named.equals("quarantine") ? "/api/quarantine" : "/api/dead-letters") + path);
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", "Bearer " + environment.getOrDefault("MUSTER_TOKEN", ""))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      show(service, client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new SandboxFailure(service + " does not answer at " + address + ".", "Set " + variable + " to where it listens.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(String service, HttpResponse<String> answer) throws IOException {
    JsonNode body = answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      throw new SandboxFailure(service + " did not accept the token.", "Set MUSTER_TOKEN to an operator's token.", null);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new SandboxFailure(body.path("title").asText("It was refused (" + answer.statusCode() + ")."), body.path("detail").asText("See the log of " + service + "."), null);
    }
    console.line(answer.statusCode() == 204 ? "Done." : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body));
  }

  private static String word(List<String> words, int index) {
    if (words.size() <= index) {
      throw new SandboxFailure("A word is missing.", HELP, null);
    }
    return URLEncoder.encode(words.get(index), StandardCharsets.UTF_8);
  }
}
