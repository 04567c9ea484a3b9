package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Console;
import io.muster.sandbox.SenderCommand;
import io.muster.sandbox.process.SandboxFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Senders by hand, with {@code ./muster sender}, on the running service. */
@ExtendWith(RunningMuster.class)
class SenderCommandTest {
  private static final String SECRET = "a-secret-that-the-tool-has-made-0123456789";

  @Test
  void a_sender_is_made_given_its_secret_tested_rotated_and_removed() throws IOException {
    JsonNode made = said("", "create", "pagerduty", "by-hand", "By hand");
    String id = made.path("senderId").asText();
    assertThat(made.path("url").asText()).endsWith("/webhooks/pagerduty/" + id);
    assertThat(made.path("status").asText()).isEqualTo("waiting-for-secret");

    assertThat(said(SECRET, "secret", id).path("status").asText()).isEqualTo("ready");
    assertThat(said("", "test", id).path("accepted").asBoolean()).isTrue();
    assertThat(said("another-" + SECRET, "add-secret", id).path("secrets").asInt()).isEqualTo(2);
    assertThat(said("", "retire-secrets", id).path("secrets").asInt()).isEqualTo(1);
    assertThat(said("", "remove", id).path("status").asText()).isEqualTo("removed");
    assertThat(said("", "list").toString()).contains(id).doesNotContain(SECRET);
  }

  @Test
  void without_a_good_token_it_says_what_to_set() {
    assertThatThrownBy(() -> new SenderCommand(new Console(new PrintStream(new ByteArrayOutputStream()), false), environment("nonsense")).run(List.of("list")))
        .isInstanceOfSatisfying(SandboxFailure.class, failure -> assertThat(failure.next()).contains("MUSTER_TOKEN"));
  }

  private static JsonNode said(String typed, String... words) throws IOException {
    InputStream standardInput = System.in;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
      Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
      new SenderCommand(console, environment(RunningMuster.machine().microsoft().operatorToken())).run(List.of(words));
    } finally {
      System.setIn(standardInput);
    }
    return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
  }

  private static Map<String, String> environment(String token) {
    return Map.of("MUSTER_INGEST_URL", RunningMuster.machine().service("webhook-ingest").url(), "MUSTER_TOKEN", token);
  }
}
