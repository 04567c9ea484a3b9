package io.muster.kit.operator;

import com.sun.net.httpserver.HttpServer;
import io.muster.kit.service.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** A provider of operators' sign-in with real keys: its metadata and its key set over HTTP. Away until it is told to come. */
public final class TestSignIn implements QuarkusTestResourceLifecycleManager {
  static final String CLIENT = "muster-operators";
  private static final String KEY = "muster.test.sign-in-key";
  private static final String PORT = "muster.test.sign-in-port";

  private static HttpServer server;

  @Override
  public Map<String, String> start() {
    try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty(PORT, Integer.toString(port.getLocalPort()));
      TestTokens.keep(KEY, TestTokens.newKey("one"));
      return Map.of("quarkus.oidc.auth-server-url", issuer(), "quarkus.oidc.client-id", CLIENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    System.clearProperty(KEY);
  }

  /** From now on it answers. */
  static synchronized void comes() {
    if (server != null) {
      return;
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT)), 0);
      answer("/.well-known/openid-configuration", "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"token_endpoint\": \"%1$s/token\"}".formatted(issuer()));
      answer("/keys", TestTokens.published(itsKey()));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It no longer answers. */
  static synchronized void goes() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** A token as it gives them. */
  static String token(String role) {
    return token(itsKey(), issuer(), CLIENT, 5, role);
  }

  /** A token of whatever kind, signed with whatever key. */
  static String token(RsaJsonWebKey key, String issuer, String audience, float minutes, String role) {
    var claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(audience);
    claims.setSubject("kim");
    claims.setStringListClaim("roles", List.of(role));
    claims.setExpirationTimeMinutesInTheFuture(minutes);
    // Ten minutes before it ends, so that one of yesterday was a good one then.
    claims.setIssuedAt(NumericDate.fromMilliseconds(System.currentTimeMillis() + Math.round((minutes - 10) * 60_000)));
    return TestTokens.signed(key, claims);
  }

  static String issuer() {
    return "http://127.0.0.1:" + System.getProperty(PORT);
  }

  static RsaJsonWebKey itsKey() {
    return TestTokens.keyOf(KEY);
  }

  private static void answer(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
