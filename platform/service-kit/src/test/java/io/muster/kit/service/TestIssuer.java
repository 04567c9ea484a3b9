package io.muster.kit.service;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;

/** An issuer of services' tokens with real keys, and its key set over HTTP. */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {
  private static final String ISSUER = "https://issuer.test";
  private static final String KEY = "muster.test.issuer-key";

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      RsaJsonWebKey key = TestTokens.newKey("one");
      byte[] keys = TestTokens.published(key).getBytes(StandardCharsets.UTF_8);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/keys",
          exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
      TestTokens.keep(KEY, key);
      return Map.of(
          "muster.service-tokens.issuer", ISSUER,
          "muster.service-tokens.jwks-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  /** A token of this service, meant for the service under test. */
  public static String tokenOf(String service) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("graph-actions");
    claims.setSubject(service);
    claims.setExpirationTimeMinutesInTheFuture(5);
    return TestTokens.signed(TestTokens.keyOf(KEY), claims);
  }
}
