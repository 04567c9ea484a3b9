package io.muster.ingest.source.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HmacSha256Test {
  // RFC 4231, test case 2.
  private static final byte[] KEY = "Jefe".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RIGHT = HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

  @Test
  void it_is_that_of_the_standard_time_and_again() {
    HmacSha256 hmac = HmacSha256.ofThisJvm();

    assertThat(hmac.of(KEY, BODY)).isEqualTo(RIGHT);
    assertThat(hmac.of(new byte[] {1}, BODY)).isNotEqualTo(RIGHT);
    assertThat(hmac.of(KEY, BODY)).isEqualTo(RIGHT);
  }

  @Test
  void it_is_the_same_where_nobody_offers_one_that_can_be_copied() {
    HmacSha256 hmac = new HmacSha256(new Mac(new Hardware(), null, "HmacSHA256") {});

    assertThat(hmac.of(KEY, BODY)).isEqualTo(RIGHT);
    assertThat(hmac.of(KEY, BODY)).isEqualTo(RIGHT);
  }

  /** Signs nothing, and cannot be copied. */
  private static final class Hardware extends MacSpi {
    @Override
    protected int engineGetMacLength() {
      return 32;
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters) {}

    @Override
    protected void engineUpdate(byte input) {}

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {}

    @Override
    protected byte[] engineDoFinal() {
      return new byte[32];
    }

    @Override
    protected void engineReset() {}
  }
}
