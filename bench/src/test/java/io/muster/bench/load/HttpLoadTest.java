package io.muster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the load counts; never how fast anything is. */
class HttpLoadTest {
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private final CountDownLatch held = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
          seen.add(body);
          hold(body);
          byte[] answer = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(body.equals("3") ? 503 : 202, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    held.countDown();
    server.stop(0);
  }

  @Test
  void every_answer_is_counted_once_by_its_status() {
    Set<Long> good = ConcurrentHashMap.newKeySet();
    LoadResult result = load(4, (number, status, dueAt) -> good.add(number)).closed(50, Duration.ofSeconds(60));
    assertThat(result.byStatus()).containsEntry(202, 49L).containsEntry(503, 1L);
    assertThat(result.good()).isEqualTo(49);
    assertThat(result.bad()).isOne();
    assertThat(good).hasSize(50);
    assertThat(seen).hasSize(50);
    assertThat(result.latencies().getTotalCount()).isEqualTo(50);
  }

  @Test
  void an_open_load_counts_from_when_a_request_was_due_also_while_the_only_connection_waits() throws Exception {
    // The first request holds the one connection; those that fall due meanwhile wait, and their waiting counts.
    var load = load(1, Answers.IGNORED);
    numbers.set(1_000);
    Thread.startVirtualThread(
        () -> {
          try {
            held.await(300, TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          held.countDown();
        });
    LoadResult result = load.open(100, Duration.ofSeconds(1));
    assertThat(result.millis(100)).isGreaterThanOrEqualTo(250);
    assertThat(result.latencies().getTotalCount() - result.latencies().getCountBetweenValues(0, 100_000)).as("requests that waited longer than 100 ms").isGreaterThan(5);
  }

  @Test
  void a_server_that_is_not_there_is_a_plain_failure() {
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThatThrownBy(() -> new HttpLoad(port, 1, this::write, Answers.IGNORED, numbers).closed(Duration.ofSeconds(5)))
        .isInstanceOf(LoadFailure.class)
        .hasMessageContaining("port " + port);
  }

  private HttpLoad load(int connections, Answers answers) {
    return new HttpLoad(server.getAddress().getPort(), connections, this::write, answers, numbers);
  }

  private void write(long number, java.nio.ByteBuffer into) {
    String body = Long.toString(number);
    into.put(("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
  }

  private void hold(String body) {
    if (body.equals("1000")) {
      try {
        held.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
