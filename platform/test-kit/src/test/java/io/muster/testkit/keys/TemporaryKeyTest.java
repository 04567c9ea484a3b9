package io.muster.testkit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

class TemporaryKeyTest {
  private static final TemporaryKey KEY = TemporaryKey.rsa("key-1");

  @Test
  void a_token_verifies_against_the_published_key_set_only() throws Exception {
    String keySet = TemporaryKey.keySet(KEY.publicKey("msteams"));
    JsonWebKey published = new JsonWebKeySet(keySet).findJsonWebKey("key-1", null, null, null);
    String token = KEY.token(Map.of("iss", "https://issuer.test", "aud", List.of("bot")));

    var reading = new JwtConsumerBuilder().setVerificationKey(published.getKey()).setExpectedAudience("bot").build();
    assertThat(reading.processToClaims(token).getIssuer()).isEqualTo("https://issuer.test");

    String forged = TemporaryKey.rsa("other").token(Map.of("aud", "bot"), "key-1");
    assertThatThrownBy(() -> reading.processToClaims(forged))
        .isInstanceOfSatisfying(InvalidJwtException.class, e -> assertThat(e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)).isTrue());
  }

  @Test
  void the_key_set_holds_endorsements_and_no_private_half() {
    assertThat(KEY.publicKey("msteams", "webchat"))
        .containsEntry("endorsements", List.of("msteams", "webchat"))
        .containsEntry("kid", "key-1")
        .doesNotContainKeys("d", "p", "q");
  }
}
