package io.muster.sandbox.process;

import com.sun.net.httpserver.HttpServer;
import io.muster.embedded.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Stands where a cluster's token issuer stands: gives each service a token for each other service (subject and audience are their names)
 * and publishes the key that proves them. On Kubernetes projected service account tokens do this.
 */
public final class ServiceTokenIssuer implements AutoCloseable {
  private static final float LIFE_MINUTES = 12 * 60;

  private final HttpServer server;
  private final RsaJsonWebKey key;

  /** Starts to publish the key on a free loopback port. */
  public ServiceTokenIssuer() {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("launcher");
      byte[] keys = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/keys",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new IllegalStateException("this Java cannot make RSA keys", e);
    }
  }

  /** The issuer's name in the tokens. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where its public key stands. */
  public String keysUrl() {
    return issuer() + "/keys";
  }

  /** Writes one token file per audience into the folder, as a projected volume would hold them. */
  public void writeTokens(String service, List<String> audiences, Path folder) {
    audiences.forEach(audience -> SecretFile.write(folder.resolve(audience), token(service, audience)));
  }

  private String token(String subject, String audience) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer());
    claims.setSubject(subject);
    claims.setAudience(audience);
    claims.setIssuedAtToNow();
    claims.setNotBeforeMinutesInThePast(1);
    claims.setExpirationTimeMinutesInTheFuture(LIFE_MINUTES);
    claims.setGeneratedJwtId();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
