package io.muster.bot.inbound;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.inbound.SigningKeys.KeysUnavailable;
import io.muster.bot.inbound.SigningKeys.SigningKey;
import io.muster.contracts.incident.TenantId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * Proves that an activity is Teams': signature, issuer, audience, times, the key's endorsements, the address that it names, its tenant.
 * It has no switch.
 *
 * @see <a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication">Bot Connector
 *     authentication</a>
 */
public final class BotTokenVerifier {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int LARGEST_TOKEN = 16 * 1024;
  private static final AlgorithmConstraints ONLY_RS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);
  private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(512).build()).build());

  private final Cloud cloud;
  private final SigningKeys keys;
  private final Clock clock;

  public BotTokenVerifier(Cloud cloud, SigningKeys keys, Clock clock) {
    this.cloud = cloud;
    this.keys = keys;
    this.clock = clock;
  }

  /** A check that failed; never leaves this class. */
  private static final class Stop extends Exception {
    final TokenRefusal reason;

    Stop(TokenRefusal reason) {
      super(null, null, false, false);
      this.reason = reason;
    }
  }

  /**
   * @param authorization the header as it came; empty when there was none
   * @param body the bytes as they came
   */
  public ActivityVerdict verify(Optional<String> authorization, byte[] body) {
    try {
      JsonWebSignature signed = tokenIn(authorization);
      SigningKey key = keyOf(signed);
      JwtClaims claims = claimsOf(signed, key);
      BotRegistration bot = spokenTo(claims);
      Activity activity = read(body);
      if (!key.endorsements().contains(activity.channel())) {
        throw new Stop(TokenRefusal.NOT_ENDORSED);
      }
      serviceUrl(claims, activity);
      return new ActivityVerdict.Proven(activity, bot, tenant(activity));
    } catch (Stop stop) {
      return new ActivityVerdict.Refused(stop.reason);
    } catch (KeysUnavailable e) {
      return new ActivityVerdict.Refused(TokenRefusal.KEYS_UNAVAILABLE);
    }
  }

  private JsonWebSignature tokenIn(Optional<String> authorization) throws Stop {
    String header = authorization.orElseThrow(() -> new Stop(TokenRefusal.NO_TOKEN));
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new Stop(TokenRefusal.NO_TOKEN);
    }
    if (header.length() > LARGEST_TOKEN) {
      throw new Stop(TokenRefusal.TOKEN_TOO_LARGE);
    }
    try {
      var signed = new JsonWebSignature();
      signed.setCompactSerialization(header.substring(7).strip());
      return signed;
    } catch (JoseException e) {
      throw new Stop(TokenRefusal.MALFORMED_TOKEN);
    }
  }

  /** Keys come from the pinned metadata only: {@code jku}, {@code x5u} and {@code jwk} of a token are never looked at. */
  private SigningKey keyOf(JsonWebSignature signed) throws Stop {
    if (!AlgorithmIdentifiers.RSA_USING_SHA256.equals(signed.getAlgorithmHeaderValue())) {
      throw new Stop(TokenRefusal.WRONG_ALGORITHM);
    }
    String keyId = signed.getKeyIdHeaderValue();
    if (keyId == null || keyId.isEmpty()) {
      throw new Stop(TokenRefusal.UNKNOWN_KEY);
    }
    return keys.find(keyId).orElseThrow(() -> new Stop(TokenRefusal.UNKNOWN_KEY));
  }

  private JwtClaims claimsOf(JsonWebSignature signed, SigningKey key) throws Stop {
    try {
      signed.setAlgorithmConstraints(ONLY_RS256);
      signed.setKey(key.key());
      if (!signed.verifySignature()) {
        throw new Stop(TokenRefusal.BAD_SIGNATURE);
      }
      JwtClaims claims = JwtClaims.parse(signed.getPayload());
      times(claims);
      return claims;
    } catch (JoseException e) {
      throw new Stop(TokenRefusal.BAD_SIGNATURE);
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new Stop(TokenRefusal.MALFORMED_TOKEN);
    }
  }

  private void times(JwtClaims claims) throws Stop, MalformedClaimException {
    NumericDate expiry = claims.getExpirationTime();
    if (expiry == null) {
      throw new Stop(TokenRefusal.NO_EXPIRY);
    }
    long now = clock.instant().getEpochSecond();
    if (now >= expiry.getValue() + SKEW.toSeconds()) {
      throw new Stop(TokenRefusal.EXPIRED);
    }
    NumericDate from = claims.getNotBefore();
    if (from != null && now < from.getValue() - SKEW.toSeconds()) {
      throw new Stop(TokenRefusal.NOT_YET_VALID);
    }
  }

  private BotRegistration spokenTo(JwtClaims claims) throws Stop {
    try {
      if (!cloud.issuer().equals(claims.getIssuer())) {
        throw new Stop(TokenRefusal.WRONG_ISSUER);
      }
      if (claims.getAudience().size() != 1) {
        throw new Stop(TokenRefusal.WRONG_AUDIENCE);
      }
      BotRegistration bot = cloud.withAppId(claims.getAudience().getFirst()).orElseThrow(() -> new Stop(TokenRefusal.WRONG_AUDIENCE));
      // Teams' own tokens have neither; a token with them is one bot speaking to another (GHSA-qxx8-292g-2w66).
      if (claims.hasClaim("appid") || claims.hasClaim("azp")) {
        throw new Stop(TokenRefusal.NOT_FROM_TEAMS);
      }
      return bot;
    } catch (MalformedClaimException e) {
      throw new Stop(TokenRefusal.MALFORMED_TOKEN);
    }
  }

  private static Activity read(byte[] body) throws Stop {
    try {
      JsonNode json = JSON.readTree(body);
      if (json == null || !json.isObject()) {
        throw new Stop(TokenRefusal.BODY_UNREADABLE);
      }
      return Activity.of(json);
    } catch (IOException e) {
      throw new Stop(TokenRefusal.BODY_UNREADABLE);
    }
  }

  private void serviceUrl(JwtClaims claims, Activity activity) throws Stop {
    // Documented as serviceUrl, sent as serviceurl.
    Object claim = claims.hasClaim("serviceurl") ? claims.getClaimValue("serviceurl") : claims.getClaimValue("serviceUrl");
    if (!(claim instanceof String address) || !ServiceUrl.same(address, activity.serviceUrl())) {
      throw new Stop(TokenRefusal.SERVICE_URL_MISMATCH);
    }
    if (!ServiceUrl.allowed(activity.serviceUrl(), cloud.connectorOrigins())) {
      throw new Stop(TokenRefusal.SERVICE_URL_NOT_ALLOWED);
    }
  }

  private TenantId tenant(Activity activity) throws Stop {
    return activity.tenant().map(TenantId::new).filter(cloud::allows).orElseThrow(() -> new Stop(TokenRefusal.TENANT_NOT_ALLOWED));
  }
}
