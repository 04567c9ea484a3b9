package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.muster.sandbox.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackDoorTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer behind;
  private LoopbackDoor door;

  @BeforeEach
  void aServerBehindADoor() throws IOException {
    behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String address = "http://127.0.0.1:" + behind.getAddress().getPort();
    behind.createContext(
        "/echo",
        exchange -> {
          byte[] answer = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    behind.createContext(
        "/leads-home",
        exchange -> {
          exchange.getResponseHeaders().add("Location", address + "/consent?x=1");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    behind.start();
    int nobody = FreePorts.take(1).getFirst();
    door = new LoopbackDoor(FreePorts.take(1).getFirst(), Map.of("/echo", address, "/leads-home", address, "/gone", "http://127.0.0.1:" + nobody), client);
  }

  @AfterEach
  void close() {
    door.close();
    behind.stop(0);
  }

  @Test
  void a_request_goes_through_as_it_is_and_so_does_its_answer() throws Exception {
    HttpResponse<String> answer = ask(HttpRequest.newBuilder(at("/echo/a%20b?q=%C3%A4")).POST(HttpRequest.BodyPublishers.ofString("body")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("POST /echo/a%20b?q=%C3%A4 body");
  }

  @Test
  void where_the_server_leads_to_itself_the_caller_is_led_to_the_door() throws Exception {
    HttpResponse<String> answer = ask(HttpRequest.newBuilder(at("/leads-home")).GET());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains(door.address() + "/consent?x=1");
  }

  @Test
  void a_path_that_belongs_to_nobody_is_not_passed_on() throws Exception {
    assertThat(ask(HttpRequest.newBuilder(at("/q/health")).GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_server_that_is_gone_is_a_bad_gateway() throws Exception {
    assertThat(ask(HttpRequest.newBuilder(at("/gone")).GET()).statusCode()).isEqualTo(502);
  }

  private URI at(String path) {
    return URI.create(door.address() + path);
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
