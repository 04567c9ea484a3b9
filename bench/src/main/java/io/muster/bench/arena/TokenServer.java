package io.muster.bench.arena;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.lang.JoseException;

/** The endpoint that only proves the token of an activity, reads its body and answers. What an invoke costs beyond it is the bot's own. */
public final class TokenServer {
  private TokenServer() {}

  /** Port, and a file with the published keys. */
  public static void main(String... arguments) throws IOException, JoseException {
    Map<String, Key> keys =
        new JsonWebKeySet(Files.readString(Path.of(arguments[1]))).getJsonWebKeys().stream().collect(Collectors.toMap(JsonWebKey::getKeyId, JsonWebKey::getKey));
    int loops = 2 * Runtime.getRuntime().availableProcessors();
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
        .deployVerticle(() -> new Listening(Integer.parseInt(arguments[0]), keys), new DeploymentOptions().setInstances(loops))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static boolean proves(String authorization, Map<String, Key> keys) {
    try {
      var signed = new JsonWebSignature();
      signed.setAlgorithmConstraints(new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
      signed.setCompactSerialization(authorization.substring("Bearer ".length()));
      signed.setKey(keys.get(signed.getKeyIdHeaderValue()));
      JwtClaims claims = JwtClaims.parse(signed.getPayload());
      return signed.verifySignature() && claims.getExpirationTime().isAfter(NumericDate.now());
    } catch (JoseException | InvalidJwtException | MalformedClaimException e) {
      return false;
    }
  }

  private static final class Listening extends AbstractVerticle {
    private final int port;
    private final Map<String, Key> keys;

    Listening(int port, Map<String, Key> keys) {
      this.port = port;
      this.keys = keys;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
          .requestHandler(
              request -> {
                String authorization = request.getHeader("Authorization");
                boolean fine = request.path().equals("/ready") || (authorization != null && proves(authorization, keys));
                request.body().onSuccess(body -> request.response().setStatusCode(fine ? 200 : 401).end("{}"));
              })
          .listen()
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }
}
