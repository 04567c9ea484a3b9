package io.muster.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.kit.service.TokenCheck.Proven;
import io.muster.kit.service.TokenCheck.Reason;
import io.muster.kit.service.TokenCheck.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceTokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static RsaJsonWebKey issuers;
  private static RsaJsonWebKey strangers;

  private final ServiceTokenVerifier verifier =
      new ServiceTokenVerifier(
          id -> id.equals("known") ? Optional.of(issuers) : Optional.empty(),
          "https://issuer.example",
          "identity-linking",
          Map.of("bot-gateway", "system:serviceaccount:muster:bot"),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeAll
  static void keys() throws JoseException {
    issuers = RsaJwkGenerator.generateJwk(2048);
    strangers = RsaJwkGenerator.generateJwk(2048);
  }

  @Test
  void the_services_own_token_proves_the_service() throws JoseException {
    assertThat(verifier.check(token(claims -> {}))).isEqualTo(new Proven("bot-gateway"));
  }

  @Test
  void a_token_of_another_issuer_is_refused() throws JoseException {
    assertRefused(token(claims -> claims.setIssuer("https://elsewhere.example")), Reason.WRONG_ISSUER);
  }

  @Test
  void a_token_meant_for_another_service_is_refused() throws JoseException {
    assertRefused(token(claims -> claims.setAudience("graph-actions")), Reason.WRONG_AUDIENCE);
    assertRefused(token(claims -> claims.unsetClaim("aud")), Reason.WRONG_AUDIENCE);
  }

  @Test
  void a_token_that_has_run_out_is_refused() throws JoseException {
    assertRefused(token(claims -> claims.setExpirationTime(at(Duration.ofSeconds(-31)))), Reason.EXPIRED);
    assertThat(verifier.check(token(claims -> claims.setExpirationTime(at(Duration.ofSeconds(-29)))))).isInstanceOf(Proven.class);
  }

  @Test
  void a_token_without_an_end_is_refused() throws JoseException {
    assertRefused(token(claims -> claims.unsetClaim("exp")), Reason.EXPIRED);
  }

  @Test
  void a_token_of_tomorrow_is_refused() throws JoseException {
    String tomorrow =
        token(
            claims -> {
              claims.setNotBefore(at(Duration.ofHours(1)));
              claims.setExpirationTime(at(Duration.ofHours(2)));
            });
    assertRefused(tomorrow, Reason.NOT_YET_VALID);
  }

  @Test
  void an_unknown_subject_is_refused() throws JoseException {
    assertRefused(token(claims -> claims.setSubject("system:serviceaccount:other:bot")), Reason.UNKNOWN_SUBJECT);
  }

  @Test
  void a_signature_by_another_key_under_the_known_id_is_refused() throws JoseException {
    assertRefused(signed(claims(), strangers, "known"), Reason.BAD_SIGNATURE);
  }

  @Test
  void an_unknown_key_is_refused() throws JoseException {
    assertRefused(signed(claims(), strangers, "unknown"), Reason.UNKNOWN_KEY);
  }

  @Test
  void a_token_without_signature_is_refused() throws JoseException {
    var none = new JsonWebSignature();
    none.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
    none.setAlgorithmHeaderValue("none");
    none.setPayload(claims().toJson());
    assertThat(verifier.check(none.getCompactSerialization())).isInstanceOf(Refused.class);
  }

  @Test
  void a_public_key_used_as_a_shared_secret_is_refused() throws JoseException {
    var confused = new JsonWebSignature();
    confused.setAlgorithmHeaderValue("HS256");
    confused.setKeyIdHeaderValue("known");
    confused.setKey(new HmacKey(issuers.getPublicKey().getEncoded()));
    confused.setPayload(claims().toJson());
    assertThat(verifier.check(confused.getCompactSerialization())).isInstanceOf(Refused.class);
  }

  @Test
  void noise_is_refused() {
    assertRefused("noise", Reason.UNREADABLE);
    assertRefused("", Reason.UNREADABLE);
  }

  private void assertRefused(String token, Reason reason) {
    assertThat(verifier.check(token)).isEqualTo(new Refused(reason));
  }

  private static String token(Consumer<JwtClaims> change) throws JoseException {
    JwtClaims claims = claims();
    change.accept(claims);
    return signed(claims, issuers, "known");
  }

  private static JwtClaims claims() {
    var claims = new JwtClaims();
    claims.setIssuer("https://issuer.example");
    claims.setAudience("identity-linking");
    claims.setSubject("system:serviceaccount:muster:bot");
    claims.setExpirationTime(at(Duration.ofMinutes(5)));
    return claims;
  }

  private static NumericDate at(Duration fromNow) {
    return NumericDate.fromMilliseconds(NOW.plus(fromNow).toEpochMilli());
  }

  private static String signed(JwtClaims claims, RsaJsonWebKey key, String id) throws JoseException {
    var signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setKeyIdHeaderValue(id);
    signed.setAlgorithmHeaderValue("RS256");
    return signed.getCompactSerialization();
  }
}
