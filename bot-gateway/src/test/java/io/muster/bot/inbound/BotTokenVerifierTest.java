package io.muster.bot.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.inbound.SigningKeys.KeysUnavailable;
import io.muster.bot.inbound.SigningKeys.SigningKey;
import io.muster.kit.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The twelve checks, each with real RSA keys and its own reason. */
class BotTokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final String ISSUER = "https://api.botframework.com";
  private static final String APP = "11111111-2222-3333-4444-555555555555";
  private static final String SERVICE_URL = "https://smba.trafficmanager.net/amer/";
  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final KeyPair TEAMS = pair();
  private static final KeyPair OTHER = pair();

  private final Cloud cloud = new Cloud(ISSUER, URI.create("https://login.botframework.com/v1/.well-known/openidconfiguration"), URI.create("https://login.microsoftonline.com"),
      "https://api.botframework.com/.default", Set.of("https://smba.trafficmanager.net"), SERVICE_URL, Set.of(TENANT.toUpperCase(java.util.Locale.ROOT)),
      List.of(new BotRegistration("main", APP, Secret.of("s"), "botframework.com")));
  private SigningKeys keys = kid -> kid.equals("k1") ? Optional.of(new SigningKey(TEAMS.getPublic(), Set.of("msteams"))) : Optional.empty();

  /** Keys of which some can be told without reading. */
  private record AtHand(SigningKeys all, SigningKeys known) implements SigningKeys {
    @Override
    public Optional<SigningKey> find(String keyId) {
      return all.find(keyId);
    }

    @Override
    public Optional<SigningKey> atHand(String keyId) {
      return known.find(keyId);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JwtClaims claims() {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(APP);
    claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() - 60));
    claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 3600));
    claims.setStringClaim("serviceurl", SERVICE_URL);
    return claims;
  }

  private static String token(Consumer<JwtClaims> claimsChange, Consumer<JsonWebSignature> headChange) {
    try {
      JwtClaims claims = claims();
      claimsChange.accept(claims);
      var signed = new JsonWebSignature();
      signed.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
      signed.setPayload(claims.toJson());
      signed.setKey(TEAMS.getPrivate());
      signed.setKeyIdHeaderValue("k1");
      signed.setAlgorithmHeaderValue("RS256");
      headChange.accept(signed);
      return "Bearer " + signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(Consumer<JwtClaims> change) {
    return token(change, head -> {});
  }

  private static byte[] body(String serviceUrl, String channel, String tenant) {
    return """
        {"type":"message","id":"1485983408511","channelId":"%s","serviceUrl":"%s","from":{"id":"29:1","aadObjectId":"p1"},"conversation":{"id":"a:1"},
         "recipient":{"id":"28:b"},"text":"help","channelData":{"tenant":{"id":"%s"}}}""".formatted(channel, serviceUrl, tenant).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] body() {
    return body(SERVICE_URL, "msteams", TENANT);
  }

  private ActivityVerdict verify(String authorization, byte[] body) {
    return new BotTokenVerifier(cloud, keys, Clock.fixed(NOW, ZoneOffset.UTC)).verify(Optional.ofNullable(authorization), body);
  }

  private void refused(String authorization, byte[] body, TokenRefusal reason) {
    assertThat(verify(authorization, body)).isEqualTo(new ActivityVerdict.Refused(reason));
  }

  @Test
  void what_teams_sends_is_proven() {
    assertThat(verify(token(c -> {}), body())).isInstanceOfSatisfying(ActivityVerdict.Proven.class, proven -> {
      assertThat(proven.bot().appId()).isEqualTo(APP);
      assertThat(proven.tenant().value()).isEqualTo(TENANT);
      assertThat(proven.activity().person()).contains("p1");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic x", "Bearer", "bearer"})
  void without_a_bearer_token_nothing_is_read(String header) {
    refused(header, body(), TokenRefusal.NO_TOKEN);
    refused(null, body(), TokenRefusal.NO_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer x", "Bearer a.b", "Bearer a.b.c.d.e", "Bearer ..", "Bearer {}.{}.{}"})
  void a_token_that_is_none_is_malformed(String header) {
    refused(header, body(), TokenRefusal.MALFORMED_TOKEN);
  }

  @Test
  void a_giant_token_is_not_parsed() {
    refused("Bearer " + "a".repeat(20_000), body(), TokenRefusal.TOKEN_TOO_LARGE);
  }

  @Test
  void an_unsigned_token_is_refused() {
    String head = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8));
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(claims().toJson().getBytes(StandardCharsets.UTF_8));
    refused("Bearer " + head + "." + payload + ".", body(), TokenRefusal.WRONG_ALGORITHM);
  }

  @Test
  void a_public_key_used_as_a_shared_secret_is_refused() {
    refused(token(c -> {}, head -> {
      head.setAlgorithmHeaderValue("HS256");
      head.setKey(new HmacKey(TEAMS.getPublic().getEncoded()));
    }), body(), TokenRefusal.WRONG_ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256"})
  void other_algorithms_are_refused_even_when_the_signature_is_right(String algorithm) {
    refused(token(c -> {}, head -> head.setAlgorithmHeaderValue(algorithm)), body(), TokenRefusal.WRONG_ALGORITHM);
  }

  @Test
  void a_key_that_the_issuer_does_not_name_is_refused_and_keys_in_the_token_are_not_looked_at() {
    refused(token(c -> {}, head -> head.setKeyIdHeaderValue("k2")), body(), TokenRefusal.UNKNOWN_KEY);
    refused(token(c -> {}, head -> {
      head.setKey(OTHER.getPrivate());
      head.setHeader("jku", "https://evil.example/keys");
    }), body(), TokenRefusal.BAD_SIGNATURE);
    refused(token(c -> {}, head -> {
      head.setKey(OTHER.getPrivate());
      head.setJwkHeader((org.jose4j.jwk.PublicJsonWebKey) jwk());
    }), body(), TokenRefusal.BAD_SIGNATURE);
  }

  private static org.jose4j.jwk.JsonWebKey jwk() {
    try {
      return org.jose4j.jwk.JsonWebKey.Factory.newJwk(OTHER.getPublic());
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_changed_payload_is_refused() {
    String[] parts = token(c -> {}).split("\\.");
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(claims().toJson().replace("3600", "3601").getBytes(StandardCharsets.UTF_8));
    refused(parts[0] + "." + payload + "x." + parts[2], body(), TokenRefusal.BAD_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.botframework.us", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
    "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0", "https://api.botframework.com/", "HTTPS://api.botframework.com"})
  void another_issuer_of_the_emulator_or_another_cloud_is_refused(String issuer) {
    refused(token(c -> c.setIssuer(issuer)), body(), TokenRefusal.WRONG_ISSUER);
  }

  @Test
  void a_token_for_another_bot_or_for_several_is_refused() {
    refused(token(c -> c.setAudience("99999999-2222-3333-4444-555555555555")), body(), TokenRefusal.WRONG_AUDIENCE);
    refused(token(c -> c.setAudience("api://" + APP)), body(), TokenRefusal.WRONG_AUDIENCE);
    refused(token(c -> c.setAudience(APP, "another")), body(), TokenRefusal.WRONG_AUDIENCE);
  }

  @ParameterizedTest
  @CsvSource({"-299, true", "-301, false", "-300, false"})
  void an_ended_token_is_good_for_five_more_minutes_and_no_longer(long ends, boolean good) {
    String token = token(c -> c.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + ends)));
    if (good) {
      assertThat(verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    } else {
      refused(token, body(), TokenRefusal.EXPIRED);
    }
  }

  @ParameterizedTest
  @CsvSource({"299, true", "301, false"})
  void a_token_that_begins_later_is_good_five_minutes_early_and_not_before(long begins, boolean good) {
    String token = token(c -> c.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + begins)));
    if (good) {
      assertThat(verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    } else {
      refused(token, body(), TokenRefusal.NOT_YET_VALID);
    }
  }

  @Test
  void a_token_that_never_ends_is_refused() {
    refused(token(c -> c.unsetClaim("exp")), body(), TokenRefusal.NO_EXPIRY);
  }

  @Test
  void one_bot_speaking_to_another_is_refused() {
    refused(token(c -> {
      c.setStringClaim("appid", "99999999-2222-3333-4444-555555555555");
      c.setStringClaim("ver", "1.0");
    }), body(), TokenRefusal.NOT_FROM_TEAMS);
    refused(token(c -> c.setStringClaim("azp", APP)), body(), TokenRefusal.NOT_FROM_TEAMS);
  }

  @Test
  void a_key_speaks_only_for_the_channels_that_endorse_it() {
    refused(token(c -> {}), body(SERVICE_URL, "webchat", TENANT), TokenRefusal.NOT_ENDORSED);
    refused(token(c -> {}), body(SERVICE_URL, "", TENANT), TokenRefusal.NOT_ENDORSED);
    keys = kid -> Optional.of(new SigningKey(TEAMS.getPublic(), Set.of()));
    refused(token(c -> {}), body(), TokenRefusal.NOT_ENDORSED);
  }

  @Test
  void the_address_in_the_body_must_be_the_one_in_the_token() {
    refused(token(c -> {}), body("https://smba.trafficmanager.net/emea/", "msteams", TENANT), TokenRefusal.SERVICE_URL_MISMATCH);
    refused(token(c -> {}), body("https://smba.trafficmanager.net/AMER/", "msteams", TENANT), TokenRefusal.SERVICE_URL_MISMATCH);
    refused(token(c -> c.unsetClaim("serviceurl")), body(), TokenRefusal.SERVICE_URL_MISMATCH);
    assertThat(verify(token(c -> {}), body("https://smba.trafficmanager.net/amer", "msteams", TENANT))).isInstanceOf(ActivityVerdict.Proven.class);
  }

  @Test
  void an_address_outside_the_list_is_refused_even_when_the_token_names_it() {
    String evil = "https://evil.trafficmanager.net/amer/";
    refused(token(c -> c.setStringClaim("serviceurl", evil)), body(evil, "msteams", TENANT), TokenRefusal.SERVICE_URL_NOT_ALLOWED);
  }

  @Test
  void a_tenant_that_is_not_allowed_is_refused() {
    refused(token(c -> {}), body(SERVICE_URL, "msteams", "99999999-86f1-41af-91ab-2d7cd011db47"), TokenRefusal.TENANT_NOT_ALLOWED);
    refused(token(c -> {}), body(SERVICE_URL, "msteams", ""), TokenRefusal.TENANT_NOT_ALLOWED);
  }

  @Test
  void a_body_that_is_no_activity_is_unreadable_and_type_words_in_it_do_nothing() {
    refused(token(c -> {}), "[]".getBytes(StandardCharsets.UTF_8), TokenRefusal.BODY_UNREADABLE);
    refused(token(c -> {}), new byte[0], TokenRefusal.BODY_UNREADABLE);
    refused(token(c -> {}), "{".repeat(100_000).getBytes(StandardCharsets.UTF_8), TokenRefusal.BODY_UNREADABLE);
    refused(token(c -> {}), ("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8), TokenRefusal.BODY_UNREADABLE);
  }

  @Test
  void without_keys_nothing_is_proven_and_teams_is_asked_to_send_again() {
    keys = kid -> {
      throw new KeysUnavailable("none", null);
    };
    refused(token(c -> {}), body(), TokenRefusal.KEYS_UNAVAILABLE);
    assertThat(TokenRefusal.KEYS_UNAVAILABLE.status()).isEqualTo(503);
  }

  @Test
  void missing_credentials_are_401_and_things_not_allowed_are_403() {
    Map<TokenRefusal, Integer> expected = Map.of(TokenRefusal.NO_TOKEN, 401, TokenRefusal.BAD_SIGNATURE, 401, TokenRefusal.WRONG_AUDIENCE, 401,
        TokenRefusal.NOT_ENDORSED, 403, TokenRefusal.SERVICE_URL_NOT_ALLOWED, 403, TokenRefusal.TENANT_NOT_ALLOWED, 403);
    expected.forEach((reason, status) -> assertThat(reason.status()).as(reason.label()).isEqualTo(status));
  }

  private ActivityVerdict.Refused refusal(TokenRefusal reason) {
    return new ActivityVerdict.Refused(reason);
  }

  @Test
  void a_token_that_was_proven_before_is_held_to_its_times_again() {
    var now = new AtomicReference<>(NOW);
    SigningKeys atHand = new AtHand(keys, keys::find);
    var verifier = new BotTokenVerifier(cloud, atHand, new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    });
    Optional<String> token = Optional.of(token(c -> {}));
    assertThat(verifier.verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    now.set(NOW.plusSeconds(3600 + 299));
    assertThat(verifier.verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    assertThat(verifier.verifyAtOnce(token, body())).containsInstanceOf(ActivityVerdict.Proven.class);
    now.set(NOW.plusSeconds(3600 + 300));
    assertThat(verifier.verify(token, body())).isEqualTo(refusal(TokenRefusal.EXPIRED));
    assertThat(verifier.verifyAtOnce(token, body())).contains(refusal(TokenRefusal.EXPIRED));
  }

  @Test
  void a_token_that_was_proven_before_is_nothing_once_its_key_is_gone_or_another() {
    var known = new AtomicReference<>(Optional.of(new SigningKey(TEAMS.getPublic(), Set.of("msteams"))));
    keys = kid -> known.get();
    var verifier = new BotTokenVerifier(cloud, keys, Clock.fixed(NOW, ZoneOffset.UTC));
    Optional<String> token = Optional.of(token(c -> {}));
    assertThat(verifier.verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    known.set(Optional.empty());
    assertThat(verifier.verify(token, body())).isEqualTo(refusal(TokenRefusal.UNKNOWN_KEY));
    known.set(Optional.of(new SigningKey(OTHER.getPublic(), Set.of("msteams"))));
    assertThat(verifier.verify(token, body())).isEqualTo(refusal(TokenRefusal.BAD_SIGNATURE));
    known.set(Optional.of(new SigningKey(TEAMS.getPublic(), Set.of("webchat"))));
    assertThat(verifier.verify(token, body())).isEqualTo(refusal(TokenRefusal.NOT_ENDORSED));
  }

  @Test
  void each_activity_is_held_against_a_token_that_was_proven_before() {
    var verifier = new BotTokenVerifier(cloud, keys, Clock.fixed(NOW, ZoneOffset.UTC));
    Optional<String> token = Optional.of(token(c -> {}));
    assertThat(verifier.verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    assertThat(verifier.verify(token, body("https://smba.trafficmanager.net/emea/", "msteams", TENANT))).isEqualTo(refusal(TokenRefusal.SERVICE_URL_MISMATCH));
    assertThat(verifier.verify(token, body(SERVICE_URL, "webchat", TENANT))).isEqualTo(refusal(TokenRefusal.NOT_ENDORSED));
    assertThat(verifier.verify(token, body(SERVICE_URL, "msteams", "00000000-0000-0000-0000-000000000000"))).isEqualTo(refusal(TokenRefusal.TENANT_NOT_ALLOWED));
    assertThat(verifier.verify(token, new byte[0])).isEqualTo(refusal(TokenRefusal.BODY_UNREADABLE));
  }

  @Test
  void one_bit_more_or_less_is_another_token() {
    var verifier = new BotTokenVerifier(cloud, keys, Clock.fixed(NOW, ZoneOffset.UTC));
    String token = token(c -> {});
    assertThat(verifier.verify(Optional.of(token), body())).isInstanceOf(ActivityVerdict.Proven.class);
    int middle = token.lastIndexOf('.') + 40;
    String forged = token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
    assertThat(verifier.verify(Optional.of(forged), body())).isEqualTo(refusal(TokenRefusal.BAD_SIGNATURE));
    assertThat(verifier.verifyAtOnce(Optional.of(forged), body())).isEmpty();
  }

  @Test
  void at_once_only_what_was_proven_before_with_a_key_at_hand_is_told() {
    var hand = new AtomicReference<>(Optional.of(new SigningKey(TEAMS.getPublic(), Set.of("msteams"))));
    SigningKeys two = new AtHand(keys, keyId -> hand.get());
    var verifier = new BotTokenVerifier(cloud, two, Clock.fixed(NOW, ZoneOffset.UTC));
    Optional<String> token = Optional.of(token(c -> {}));
    assertThat(verifier.verifyAtOnce(token, body())).isEmpty();
    assertThat(verifier.verify(token, body())).isInstanceOf(ActivityVerdict.Proven.class);
    assertThat(verifier.verifyAtOnce(token, body())).containsInstanceOf(ActivityVerdict.Proven.class);
    assertThat(verifier.verifyAtOnce(token, "[]".getBytes(StandardCharsets.UTF_8))).contains(refusal(TokenRefusal.BODY_UNREADABLE));
    for (var other : List.of(Optional.<SigningKey>empty(), Optional.of(new SigningKey(OTHER.getPublic(), Set.of("msteams"))), Optional.of(new SigningKey(TEAMS.getPublic(), Set.of("webchat"))))) {
      hand.set(other);
      assertThat(verifier.verifyAtOnce(token, body())).as("the key is gone, another, or speaks for others").isEmpty();
    }
    assertThat(verifier.verifyAtOnce(Optional.empty(), body())).contains(refusal(TokenRefusal.NO_TOKEN));
  }
}
