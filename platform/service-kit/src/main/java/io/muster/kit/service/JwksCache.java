package io.muster.kit.service;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import io.muster.kit.http.HttpAnswer;
import io.muster.kit.http.OutboundHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The public keys of an issuer, with every member that they came with ({@code key.getOtherParameterValue("endorsements", List.class)}). Read again when
 * they are a day old, or when a key is asked for that is not among them, but then at most once in five minutes; kept for a day more when the issuer is away.
 */
public final class JwksCache {
  private static final Logger LOG = Logger.getLogger(JwksCache.class);
  private static final Duration FRESH = Duration.ofHours(24);
  private static final Duration USABLE = FRESH.plusHours(24);
  private static final Duration BETWEEN_UNKNOWN = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FAILED = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String target;
  private final Supplier<URI> address;
  private final OutboundHttp http;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Held held = new Held(new JsonWebKeySet(), Instant.MIN);
  private Instant lastTried = Instant.MIN;
  private boolean lastTryFailed;

  private record Held(JsonWebKeySet keys, Instant since) {
    Optional<JsonWebKey> find(String id) {
      return Optional.ofNullable(keys.findJsonWebKey(id, null, null, null));
    }

    boolean within(Duration age, Instant now) {
      return !since.equals(Instant.MIN) && now.isBefore(since.plus(age));
    }
  }

  /** The issuer gave no keys and none are held that may still be used. */
  public static final class KeysUnavailable extends Failure {
    KeysUnavailable(String target, Throwable cause) {
      super("keys-unavailable", Disposition.RETRY, "the keys of " + target + " cannot be read", cause);
    }
  }

  /**
   * @param target a stable word for metrics and messages
   * @param address where the key set is; asked each time it is read, and may itself fail with a Failure
   */
  public JwksCache(String target, Supplier<URI> address, OutboundHttp http, Clock clock) {
    this.target = target;
    this.address = address;
    this.http = http;
    this.clock = clock;
  }

  /** The key with this id; empty when the issuer has none such. {@link KeysUnavailable} when that cannot be known. */
  public Optional<JsonWebKey> key(String id) {
    Held now = held;
    Optional<JsonWebKey> found = now.find(id);
    if (found.isPresent() && now.within(FRESH, clock.instant())) {
      return found;
    }
    refresh(id);
    if (!held.within(USABLE, clock.instant())) {
      throw new KeysUnavailable(target, null);
    }
    return held.find(id);
  }

  private void refresh(String id) {
    reading.lock();
    try {
      Instant now = clock.instant();
      boolean fresh = held.within(FRESH, now);
      if (fresh && held.find(id).isPresent()) {
        return;
      }
      Duration pause = lastTryFailed || !fresh ? BETWEEN_FAILED : BETWEEN_UNKNOWN;
      if (!lastTried.equals(Instant.MIN) && now.isBefore(lastTried.plus(pause))) {
        return;
      }
      lastTried = now;
      lastTryFailed = true;
      held = new Held(read(), now);
      lastTryFailed = false;
    } catch (Failure e) {
      LOG.warnf("The keys of %s could not be read: reason=%s", target, e.reason());
    } finally {
      reading.unlock();
    }
  }

  private JsonWebKeySet read() {
    HttpAnswer answer = http.send(target, HttpRequest.newBuilder(address.get()).timeout(PATIENCE).GET().build());
    if (!answer.ok()) {
      throw new KeysUnavailable(target, null);
    }
    try {
      return new JsonWebKeySet(answer.text());
    } catch (JoseException e) {
      throw new KeysUnavailable(target, e);
    }
  }
}
