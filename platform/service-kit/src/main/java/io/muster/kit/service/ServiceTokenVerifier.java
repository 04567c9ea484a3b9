package io.muster.kit.service;

import io.muster.kit.failure.Failure;
import io.muster.kit.service.TokenCheck.Proven;
import io.muster.kit.service.TokenCheck.Reason;
import io.muster.kit.service.TokenCheck.Refused;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/** Decides whose token it is: signature, issuer, audience, times, subject. */
final class ServiceTokenVerifier {
  private static final int CLOCKS_DIFFER_SECONDS = 30;

  private final Function<String, Optional<JsonWebKey>> keys;
  private final String issuer;
  private final String audience;
  private final Map<String, String> subjects;
  private final Clock clock;

  /**
   * @param keys the issuer's key by id
   * @param subjects the subject in each service's tokens
   */
  ServiceTokenVerifier(Function<String, Optional<JsonWebKey>> keys, String issuer, String audience, Map<String, String> subjects, Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = audience;
    this.subjects = Map.copyOf(subjects);
    this.clock = clock;
  }

  TokenCheck check(String token) {
    try {
      String subject =
          new JwtConsumerBuilder()
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_SECONDS)
              .setRequireExpirationTime()
              .setRequireSubject()
              .setExpectedIssuer(issuer)
              .setExpectedAudience(audience)
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(
                      ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
              .setVerificationKeyResolver(
                  (jws, nesting) ->
                      keys.apply(String.valueOf(jws.getKeyIdHeaderValue()))
                          .map(JsonWebKey::getKey)
                          .orElseThrow(() -> new UnresolvableKeyException("no such key")))
              .build()
              .processToClaims(token)
              .getSubject();
      return subjects.entrySet().stream()
          .filter(service -> service.getValue().equals(subject))
          .findFirst()
          .<TokenCheck>map(service -> new Proven(service.getKey()))
          .orElse(new Refused(Reason.UNKNOWN_SUBJECT));
    } catch (InvalidJwtException e) {
      return new Refused(reason(e));
    } catch (MalformedClaimException e) {
      return new Refused(Reason.UNREADABLE);
    } catch (Failure e) {
      return new Refused(Reason.KEYS_UNAVAILABLE);
    }
  }

  private static Reason reason(InvalidJwtException refused) {
    if (refused.getCause() instanceof UnresolvableKeyException) {
      return Reason.UNKNOWN_KEY;
    }
    if (refused.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || refused.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)) {
      return Reason.BAD_SIGNATURE;
    }
    if (refused.hasErrorCode(ErrorCodes.ISSUER_INVALID) || refused.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return Reason.WRONG_ISSUER;
    }
    if (refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || refused.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return Reason.WRONG_AUDIENCE;
    }
    if (refused.hasErrorCode(ErrorCodes.EXPIRED) || refused.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return Reason.EXPIRED;
    }
    return refused.hasErrorCode(ErrorCodes.NOT_YET_VALID) ? Reason.NOT_YET_VALID : Reason.UNREADABLE;
  }
}
