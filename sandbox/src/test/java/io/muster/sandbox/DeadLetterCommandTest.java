package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.sandbox.process.SandboxFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words after {@code ./muster dead-letters} ask a service for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterCommandTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private HttpServer service;
  private int status = 200;
  private String answer = "[]";

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", exchange -> {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
      exchange.getResponseBody().write(status == 204 ? new byte[0] : body);
      exchange.close();
    });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "list bot-gateway, GET /api/dead-letters?most=1000",
    "show bot-gateway 7, GET /api/dead-letters/7",
    "replay bot-gateway 7, POST /api/dead-letters/7/replay",
    "replay-all bot-gateway not-json, POST /api/dead-letters/replay?reason=not-json",
    "discard bot-gateway 7, POST /api/dead-letters/7/discard",
    "given-up bot-gateway, GET /api/dead-letters/given-up?most=1000",
    "retry bot-gateway 7, POST /api/dead-letters/given-up/7/replay",
    "retry-all bot-gateway reread-incident, POST /api/dead-letters/given-up/replay?kind=reread-incident",
    "forget bot-gateway 7, POST /api/dead-letters/given-up/7/discard"
  })
  void each_verb_is_one_call_with_the_operators_token(String words, String call) {
    run(words);
    assertThat(asked).containsExactly(call + " Bearer an-operators-token");
  }

  @Test
  void quarantine_stands_for_deliveries_of_webhook_ingest() {
    run("list quarantine");
    assertThat(asked).containsExactly("GET /api/quarantine?most=1000 Bearer an-operators-token");
  }

  @Test
  void an_answer_without_a_body_is_told_as_done() {
    status = 204;
    run("retry bot-gateway 7");
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Done.");
  }

  @Test
  void a_refusal_is_told_in_the_services_words() {
    status = 404;
    answer = "{\"title\": \"There is no such dead letter.\", \"detail\": \"Check its id in the list.\"}";
    assertThatThrownBy(() -> run("show bot-gateway 8")).isInstanceOfSatisfying(SandboxFailure.class, refused -> {
      assertThat(refused).hasMessage("There is no such dead letter.");
      assertThat(refused.next()).isEqualTo("Check its id in the list.");
    });
  }

  @Test
  void an_unknown_service_is_told_with_the_known_ones() {
    assertThatThrownBy(() -> run("list postgresql")).isInstanceOfSatisfying(SandboxFailure.class, refused -> {
      assertThat(refused).hasMessage("There is no service \"postgresql\".");
      assertThat(refused.next()).contains("bot-gateway");
    });
    assertThat(asked).isEmpty();
  }

  private void run(String words) {
    String address = "http://127.0.0.1:" + service.getAddress().getPort();
    var environment = Map.of("MUSTER_BOT_GATEWAY_URL", address, "MUSTER_WEBHOOK_INGEST_URL", address, "MUSTER_TOKEN", "an-operators-token");
    new DeadLetterCommand(new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false), environment).run(List.of(words.split(" ")));
  }
}
