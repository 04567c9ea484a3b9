package io.muster.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.kit.http.TestCalls;
import io.muster.kit.service.JwksCache.KeysUnavailable;
import io.muster.testkit.time.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwksCacheTest {
  private static final String KEY =
      """
      {"kty":"EC","crv":"P-256","kid":"%s","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","endorsements":["msteams"]}""";

  private final AtomicInteger asked = new AtomicInteger();
  private final MutableClock clock = MutableClock.at("2026-11-21T10:00:00Z");
  private volatile String keys = "{\"keys\":[" + KEY.formatted("one") + "]}";
  private volatile int status = 200;
  private HttpServer server;
  private JwksCache cache;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = keys.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    cache = new JwksCache("issuer", () -> URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), TestCalls.trusting(Optional.empty()), clock);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_key_keeps_the_members_it_came_with() {
    assertThat(cache.key("one").orElseThrow().getOtherParameterValue("endorsements", List.class)).isEqualTo(List.of("msteams"));
  }

  @Test
  void the_issuer_is_asked_once_for_many_tokens() {
    for (int i = 0; i < 100; i++) {
      assertThat(cache.key("one")).isPresent();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void unknown_keys_make_it_ask_again_once_in_five_minutes_only() {
    cache.key("one");
    clock.advance(Duration.ofMinutes(6));
    for (int i = 0; i < 100; i++) {
      assertThat(cache.key("made-up-" + i)).isEmpty();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void a_new_key_is_found_when_its_first_token_comes() {
    cache.key("one");
    keys = "{\"keys\":[" + KEY.formatted("two") + "]}";
    clock.advance(Duration.ofMinutes(6));
    assertThat(cache.key("two")).isPresent();
    assertThat(cache.key("one")).isEmpty();
  }

  @Test
  void while_the_issuer_is_away_known_keys_hold_for_another_day_and_no_longer() {
    cache.key("one");
    status = 500;
    clock.advance(Duration.ofHours(47));
    assertThat(cache.key("one")).isPresent();
    clock.advance(Duration.ofHours(2));
    assertThatThrownBy(() -> cache.key("one")).isInstanceOfSatisfying(KeysUnavailable.class, e -> assertThat(e.reason()).isEqualTo("keys-unavailable"));
  }

  @Test
  void keys_that_cannot_be_read_at_first_are_asked_for_again_after_seconds() {
    status = 500;
    assertThatThrownBy(() -> cache.key("one")).isInstanceOf(KeysUnavailable.class);
    status = 200;
    clock.advance(Duration.ofSeconds(6));
    assertThat(cache.key("one")).isPresent();
  }
}
