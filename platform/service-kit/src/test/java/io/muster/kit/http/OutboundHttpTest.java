package io.muster.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.kit.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundHttpTest {
  private final OutboundHttp http = TestCalls.trusting(Optional.empty());
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    answers("/fine", 200, 10);
    answers("/busy", 429, 0);
    answers("/large", 200, 1001);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.createContext(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[50]);
          exchange.getResponseBody().flush();
          waitUntilOver();
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void any_status_is_an_answer() {
    assertThat(http.send("there", get("/fine")).text()).hasSize(10);
    assertThat(http.send("there", get("/busy")).status()).isEqualTo(429);
  }

  @Test
  void a_redirect_is_not_followed() {
    assertThat(http.send("there", get("/moved")).status()).isEqualTo(302);
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void an_answer_over_the_limit_is_refused() {
    assertReason("/large", "answer-too-large");
  }

  @Test
  void an_answer_that_stops_half_way_is_too_slow() {
    Instant begun = Instant.now();
    assertReason("/half", "too-slow");
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void nobody_there_is_unreachable() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + free + "/")).build();
    assertThatThrownBy(() -> http.send("there", request)).isInstanceOfSatisfying(Failure.class, e -> assertThat(e.reason()).isEqualTo("unreachable"));
  }

  @Test
  void retry_after_is_read_as_seconds_and_as_a_date() {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    assertThat(answer("17").retryAfter(now)).contains(Duration.ofSeconds(17));
    assertThat(answer("Sat, 21 Nov 2026 10:01:00 GMT").retryAfter(now)).contains(Duration.ofMinutes(1));
    assertThat(answer("soon").retryAfter(now)).isEmpty();
  }

  private static HttpAnswer answer(String retryAfter) {
    var headers = java.net.http.HttpHeaders.of(java.util.Map.of("Retry-After", java.util.List.of(retryAfter)), (name, value) -> true);
    return new HttpAnswer(429, headers, new byte[0]);
  }

  private void assertReason(String path, String reason) {
    assertThatThrownBy(() -> http.send("there", get(path))).isInstanceOfSatisfying(Failure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path)).build();
  }

  private void answers(String path, int status, int bytes) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
          exchange.getResponseBody().write(new byte[bytes]);
          exchange.close();
        });
  }

  private void waitUntilOver() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
