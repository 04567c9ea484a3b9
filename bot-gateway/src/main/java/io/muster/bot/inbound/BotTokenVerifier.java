package io.muster.bot.inbound;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.inbound.SigningKeys.KeysUnavailable;
import io.muster.contracts.incident.TenantId;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Proves that an activity is Teams': signature, issuer, audience, times, the key's endorsements, the address that it names, its tenant.
 * It has no switch.
 *
 * @see <a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication">Bot Connector
 *     authentication</a>
 */
public final class BotTokenVerifier {
  private static final int LARGEST_TOKEN = 16 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(512).build()).build());

  private final Cloud cloud;
  private final SigningKeys keys;
  private final Clock clock;
  private final TokenProver prover;
  private final TokenProofs proofs = new TokenProofs();

  public BotTokenVerifier(Cloud cloud, SigningKeys keys, Clock clock) {
    this.cloud = cloud;
    this.keys = keys;
    this.clock = clock;
    this.prover = new TokenProver(cloud, keys);
  }

  /**
   * Proves it, however long that takes: the keys may have to be read.
   *
   * @param authorization the header as it came; empty when there was none
   * @param body the bytes as they came
   */
  public ActivityVerdict verify(Optional<String> authorization, byte[] body) {
    try {
      String token = tokenIn(authorization);
      String digest = TokenProofs.digest(token);
      Optional<TokenProof> before = proofs.find(digest);
      // One whose key is no longer the issuer's has to be proven anew, and is refused for that.
      boolean stands = before.isPresent() && keys.find(before.get().keyId()).filter(before.get().key()::equals).isPresent();
      return of(stands ? before.get() : proven(token, digest), body);
    } catch (NotBelieved stop) {
      return new ActivityVerdict.Refused(stop.reason());
    } catch (KeysUnavailable e) {
      return new ActivityVerdict.Refused(TokenRefusal.KEYS_UNAVAILABLE);
    }
  }

  /** The same verdict for whoever must not wait, such as an event loop; empty where the token was not proven before, or the keys have to be read. */
  Optional<ActivityVerdict> verifyAtOnce(Optional<String> authorization, byte[] body) {
    try {
      Optional<TokenProof> before = proofs.find(TokenProofs.digest(tokenIn(authorization))).filter(proof -> keys.atHand(proof.keyId()).filter(proof.key()::equals).isPresent());
      return before.isPresent() ? Optional.of(of(before.get(), body)) : Optional.empty();
    } catch (NotBelieved stop) {
      return Optional.of(new ActivityVerdict.Refused(stop.reason()));
    }
  }

  private ActivityVerdict of(TokenProof proof, byte[] body) throws NotBelieved {
    times(proof);
    Activity activity = read(body);
    if (!proof.key().endorsements().contains(activity.channel())) {
      throw new NotBelieved(TokenRefusal.NOT_ENDORSED);
    }
    serviceUrl(proof, activity);
    return new ActivityVerdict.Proven(activity, proof.bot(), tenant(activity));
  }

  private static String tokenIn(Optional<String> authorization) throws NotBelieved {
    String header = authorization.orElseThrow(() -> new NotBelieved(TokenRefusal.NO_TOKEN));
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new NotBelieved(TokenRefusal.NO_TOKEN);
    }
    if (header.length() > LARGEST_TOKEN) {
      throw new NotBelieved(TokenRefusal.TOKEN_TOO_LARGE);
    }
    return header.substring(7).strip();
  }

  private TokenProof proven(String token, String digest) throws NotBelieved {
    TokenProof proof = prover.prove(token);
    proofs.keep(digest, proof, now());
    return proof;
  }

  private void times(TokenProof proof) throws NotBelieved {
    if (proof.isOver(now())) {
      throw new NotBelieved(TokenRefusal.EXPIRED);
    }
    if (proof.isEarly(now())) {
      throw new NotBelieved(TokenRefusal.NOT_YET_VALID);
    }
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static Activity read(byte[] body) throws NotBelieved {
    try {
      JsonNode json = JSON.readTree(body);
      if (json == null || !json.isObject()) {
        throw new NotBelieved(TokenRefusal.BODY_UNREADABLE);
      }
      return Activity.of(json);
    } catch (IOException e) {
      throw new NotBelieved(TokenRefusal.BODY_UNREADABLE);
    }
  }

  private void serviceUrl(TokenProof proof, Activity activity) throws NotBelieved {
    if (!ServiceUrl.same(proof.serviceUrl(), activity.serviceUrl())) {
      throw new NotBelieved(TokenRefusal.SERVICE_URL_MISMATCH);
    }
    if (!ServiceUrl.allowed(activity.serviceUrl(), cloud.connectorOrigins())) {
      throw new NotBelieved(TokenRefusal.SERVICE_URL_NOT_ALLOWED);
    }
  }

  private TenantId tenant(Activity activity) throws NotBelieved {
    return activity.tenant().map(TenantId::new).filter(cloud::allows).orElseThrow(() -> new NotBelieved(TokenRefusal.TENANT_NOT_ALLOWED));
  }
}
