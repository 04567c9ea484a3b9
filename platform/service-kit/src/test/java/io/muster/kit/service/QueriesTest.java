package io.muster.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.kit.http.TestCalls;
import io.muster.testkit.time.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesTest {
  private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean hangs;
  private HttpServer server;
  private Queries queries;

  @TempDir Path tokens;

  record Answer(String word) {}

  @BeforeEach
  void a_service_that_answers_as_told() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          waitIfHanging();
          byte[] body = status == 200 ? "{\"word\":\"yes\"}".getBytes(StandardCharsets.UTF_8) : new byte[0];
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Files.writeString(tokens.resolve("identity-linking"), "a-token");
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    queries =
        new Queries(() -> Map.of("identity-linking", () -> address), new ServiceToken(tokensIn(tokens)), TestCalls.trusting(Optional.empty()), meters, clock);
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void after_five_failures_nobody_is_asked_for_five_seconds_and_then_one_is_sent_ahead() {
    status = 500;
    for (int i = 0; i < 5; i++) {
      assertThat(ask()).isEmpty();
    }
    status = 200;
    assertThat(ask()).as("while the breaker is open").isEmpty();
    assertThat(asked).hasValue(5);

    clock.advance(Duration.ofSeconds(5));
    assertThat(ask()).contains(new Answer("yes"));
    assertThat(ask()).as("the one sent ahead found it well").contains(new Answer("yes"));
    assertThat(meters.counter("muster.queries", "service", "identity-linking", "result", "breaker").count()).isEqualTo(1);
  }

  @Test
  void one_sent_ahead_that_fails_keeps_the_others_back_for_as_long_again() {
    status = 503;
    for (int i = 0; i < 5; i++) {
      ask();
    }
    clock.advance(Duration.ofSeconds(5));
    ask();
    ask();
    assertThat(asked).hasValue(6);
  }

  @Test
  void a_refusal_is_an_answer_and_opens_no_breaker() {
    status = 404;
    for (int i = 0; i < 10; i++) {
      assertThat(ask()).isEmpty();
    }
    assertThat(asked).hasValue(10);
  }

  @Test
  void a_service_that_says_nothing_is_waited_for_a_second_and_a_half_at_most() {
    hangs = true;
    long before = System.nanoTime();
    assertThat(ask()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(1_400), Duration.ofMillis(4_000));
    assertThat(meters.counter("muster.queries", "service", "identity-linking", "result", "too-slow").count()).isEqualTo(1);
  }

  private Optional<Answer> ask() {
    return queries.get("identity-linking", "/queries/x", Answer.class);
  }

  private void waitIfHanging() {
    try {
      if (hangs) {
        end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServiceTokenConfig tokensIn(Path folder) {
    return new ServiceTokenConfig() {
      @Override
      public Optional<String> issuer() {
        return Optional.empty();
      }

      @Override
      public Optional<URI> jwksUrl() {
        return Optional.empty();
      }

      @Override
      public String audience() {
        return "bot-gateway";
      }

      @Override
      public Map<String, String> subjects() {
        return Map.of();
      }

      @Override
      public Optional<Path> tokenDir() {
        return Optional.of(folder);
      }
    };
  }
}
