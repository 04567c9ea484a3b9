package io.muster.bot.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.bot.BotFailpoints;
import io.muster.bot.cloud.CloudConfig;
import io.muster.kit.http.HttpAnswer;
import io.muster.kit.http.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The keys that the cloud's metadata names, with their endorsements. Read again when they are old or when a token names one that is not
 * known, but not more often than configured; kept while they cannot be read.
 */
@ApplicationScoped
class SigningKeysClient implements SigningKeys {
  private static final Logger LOG = Logger.getLogger(SigningKeysClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
  private static final int SMALLEST_KEY_BITS = 2048;

  private record Kept(Map<String, SigningKey> keys, Instant readAt) {}

  private final OutboundHttp http;
  private final CloudConfig config;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Kept kept = new Kept(Map.of(), Instant.EPOCH);
  private volatile Instant triedAt = Instant.EPOCH;

  SigningKeysClient(OutboundHttp http, CloudConfig config, Clock clock) {
    this.http = http;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Optional<SigningKey> find(String keyId) {
    Instant now = clock.instant();
    Kept known = kept;
    boolean fresh = now.isBefore(known.readAt().plus(config.keysFresh()));
    SigningKey key = known.keys().get(keyId);
    Duration pause = fresh ? config.keysRefreshPause() : AFTER_FAILURE;
    if ((key == null || !fresh) && !now.isBefore(triedAt.plus(known.keys().isEmpty() ? AFTER_FAILURE : pause))) {
      known = readAgain(known);
      key = known.keys().get(keyId);
    }
    if (known.keys().isEmpty() || !now.isBefore(known.readAt().plus(config.keysStale()))) {
      throw new KeysUnavailable("no signing keys can be had", null);
    }
    return Optional.ofNullable(key);
  }

  @Override
  public Optional<SigningKey> atHand(String keyId) {
    Kept known = kept;
    return clock.instant().isBefore(known.readAt().plus(config.keysFresh())) ? Optional.ofNullable(known.keys().get(keyId)) : Optional.empty();
  }

  private Kept readAgain(Kept before) {
    reading.lock();
    try {
      if (kept == before) {
        triedAt = clock.instant();
        kept = new Kept(read(), triedAt);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warnf("The signing keys could not be read: %s", e.getClass().getSimpleName());
    } finally {
      reading.unlock();
    }
    return kept;
  }

  private Map<String, SigningKey> read() throws IOException {
    BotFailpoints.JWKS_REFRESH.hit();
    JsonNode metadata = get(config.openidMetadataUrl());
    if (!metadata.path("issuer").asText("").equals(config.issuer())) {
      throw new IOException("the metadata is of another issuer");
    }
    URI address = URI.create(metadata.path("jwks_uri").asText(""));
    if (!"https".equals(address.getScheme())) {
      throw new IOException("the keys have no https address");
    }
    var keys = new HashMap<String, SigningKey>();
    for (JsonNode key : get(address).path("keys")) {
      rsa(key).ifPresent(signing -> keys.put(key.path("kid").asText(), signing));
    }
    if (keys.isEmpty()) {
      throw new IOException("there are no keys");
    }
    return Map.copyOf(keys);
  }

  private JsonNode get(URI address) throws IOException {
    HttpAnswer answer = http.send("bot-sign-in", HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).GET().build());
    if (answer.status() != 200) {
      throw new IOException("answered " + answer.status());
    }
    return JSON.readTree(answer.body());
  }

  private static Optional<SigningKey> rsa(JsonNode key) {
    if (!key.path("kty").asText("").equals("RSA") || key.path("kid").asText("").isEmpty()) {
      return Optional.empty();
    }
    try {
      var modulus = new BigInteger(1, Base64.getUrlDecoder().decode(key.path("n").asText()));
      var exponent = new BigInteger(1, Base64.getUrlDecoder().decode(key.path("e").asText()));
      if (modulus.bitLength() < SMALLEST_KEY_BITS) {
        return Optional.empty();
      }
      Set<String> endorsements = new HashSet<>();
      key.path("endorsements").forEach(word -> endorsements.add(word.asText()));
      return Optional.of(new SigningKey(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)), Set.copyOf(endorsements)));
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }
}
