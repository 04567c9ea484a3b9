package io.muster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private static final Requests NUMBERED =
      (number, into) -> into.put(("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n" + number).getBytes(StandardCharsets.US_ASCII));

  private final List<String> told = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int refusals = 2;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
          told.add(body);
          exchange.sendResponseHeaders(body.equals("3") && refusals-- > 0 ? 503 : 202, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_was_not_taken_is_told_again_after_the_rest_and_nothing_else_is() {
    Redelivery tool = new Redelivery(server.getAddress().getPort(), 2);
    tool.tell(NUMBERED, 100, Duration.ofMillis(50));
    assertThat(told).hasSize(7).containsOnlyOnce("0", "1", "2", "4");
    assertThat(told.subList(5, 7)).containsExactly("3", "3");
    assertThat(tool.again()).isEqualTo(2);
  }

  @Test
  void what_is_never_taken_is_given_up_and_counted() {
    refusals = 1_000;
    assertThatThrownBy(() -> new Redelivery(server.getAddress().getPort(), 2).tell(NUMBERED, 100, Duration.ofMillis(50)))
        .isInstanceOf(LoadFailure.class)
        .hasMessage("1 requests were not taken, told 20 times.");
  }
}
