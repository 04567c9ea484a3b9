package io.muster.bot.inbound;

import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.inbound.SigningKeys.SigningKey;
import java.time.Duration;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Proves Bot Framework tokens with the issuer's keys. */
final class TokenProver {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final AlgorithmConstraints ONLY_RS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

  private final Cloud cloud;
  private final SigningKeys keys;

  TokenProver(Cloud cloud, SigningKeys keys) {
    this.cloud = cloud;
    this.keys = keys;
  }

  /**
   * Proves everything about a token that stays as it is: its signature, of whom and for whom it is. When it holds is for whoever uses it.
   *
   * @param token without the word before it
   */
  TokenProof prove(String token) throws NotBelieved {
    try {
      var signed = new JsonWebSignature();
      signed.setCompactSerialization(token);
      SigningKey key = keyOf(signed);
      JwtClaims claims = claimsOf(signed, key);
      NumericDate from = claims.getNotBefore();
      // Documented as serviceUrl, sent as serviceurl.
      Object address = claims.hasClaim("serviceurl") ? claims.getClaimValue("serviceurl") : claims.getClaimValue("serviceUrl");
      return new TokenProof(signed.getKeyIdHeaderValue(), key, spokenTo(claims), address instanceof String text ? text : null,
          from == null ? Long.MIN_VALUE : from.getValue() - SKEW.toSeconds(), claims.getExpirationTime().getValue() + SKEW.toSeconds());

    } catch (JoseException | MalformedClaimException e) {
      throw new NotBelieved(TokenRefusal.MALFORMED_TOKEN);
    }
  }

  /** Keys come from the pinned metadata only: {@code jku}, {@code x5u} and {@code jwk} of a token are never looked at. */
  private SigningKey keyOf(JsonWebSignature signed) throws NotBelieved {
    if (!AlgorithmIdentifiers.RSA_USING_SHA256.equals(signed.getAlgorithmHeaderValue())) {
      throw new NotBelieved(TokenRefusal.WRONG_ALGORITHM);
    }
    String keyId = signed.getKeyIdHeaderValue();
    if (keyId == null || keyId.isEmpty()) {
      throw new NotBelieved(TokenRefusal.UNKNOWN_KEY);
    }
    return keys.find(keyId).orElseThrow(() -> new NotBelieved(TokenRefusal.UNKNOWN_KEY));
  }

  private JwtClaims claimsOf(JsonWebSignature signed, SigningKey key) throws NotBelieved {
    try {
      signed.setAlgorithmConstraints(ONLY_RS256);
      signed.setKey(key.key());
      if (!signed.verifySignature()) {
        throw new NotBelieved(TokenRefusal.BAD_SIGNATURE);
      }
      JwtClaims claims = JwtClaims.parse(signed.getPayload());
      if (claims.getExpirationTime() == null) {
        throw new NotBelieved(TokenRefusal.NO_EXPIRY);
      }
      return claims;
    } catch (JoseException e) {
      throw new NotBelieved(TokenRefusal.BAD_SIGNATURE);
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new NotBelieved(TokenRefusal.MALFORMED_TOKEN);
    }
  }

  private BotRegistration spokenTo(JwtClaims claims) throws NotBelieved {
    try {
      if (!cloud.issuer().equals(claims.getIssuer())) {
        throw new NotBelieved(TokenRefusal.WRONG_ISSUER);
      }
      if (claims.getAudience().size() != 1) {
        throw new NotBelieved(TokenRefusal.WRONG_AUDIENCE);
      }
      BotRegistration bot = cloud.withAppId(claims.getAudience().getFirst()).orElseThrow(() -> new NotBelieved(TokenRefusal.WRONG_AUDIENCE));
      // Teams' own tokens have neither; a token with them is one bot speaking to another (GHSA-qxx8-292g-2w66).
      if (claims.hasClaim("appid") || claims.hasClaim("azp")) {
        throw new NotBelieved(TokenRefusal.NOT_FROM_TEAMS);
      }
      return bot;
    } catch (MalformedClaimException e) {
      throw new NotBelieved(TokenRefusal.MALFORMED_TOKEN);
    }
  }
}
