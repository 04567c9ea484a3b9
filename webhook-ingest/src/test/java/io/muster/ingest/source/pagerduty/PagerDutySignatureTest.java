package io.muster.ingest.source.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.Authenticity.Refusal;
import io.muster.ingest.source.Authenticity.Verdict;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.SenderSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerDutySignatureTest {
  private static final SenderSecret SECRET = new SenderSecret("lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itB");
  private static final SenderSecret OTHER = new SenderSecret("AnotherSecretOfTheSameLength1234");
  private final Authenticity authenticity = new PagerDutySignature();
  private final Authenticity.Sample sample = authenticity.sample("E1", SECRET);
  private final String right = sample.headers().get("X-PagerDuty-Signature");

  @Test
  void the_secret_s_own_signature_proves_the_sender() {
    assertThat(verify(right, SECRET)).isEqualTo(new Verdict.Proven());
  }

  @Test
  void any_of_several_values_proves_the_sender() {
    assertThat(verify("v1=" + "0".repeat(64) + ", " + right, SECRET)).isEqualTo(new Verdict.Proven());
    assertThat(verify("v9=zzz," + right, SECRET)).isEqualTo(new Verdict.Proven());
  }

  @Test
  void any_of_several_secrets_proves_the_sender() {
    assertThat(verify(right, OTHER, SECRET)).isEqualTo(new Verdict.Proven());
  }

  @Test
  void several_header_lines_are_read_as_one() {
    var headers = new DeliveryHeaders(Map.of("x-pagerduty-signature", List.of("v1=" + "0".repeat(64), right)));
    assertThat(authenticity.verify(sample.body(), headers, List.of(SECRET))).isEqualTo(new Verdict.Proven());
  }

  @Test
  void no_signature_is_missing() {
    assertThat(authenticity.verify(sample.body(), DeliveryHeaders.of(Map.of()), List.of(SECRET))).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISSING));
    assertThat(verify("", SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISSING));
    assertThat(verify(" , ", SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISSING));
  }

  @Test
  void a_value_of_another_form_is_malformed() {
    assertThat(verify("v1=" + right.substring(3, 40), SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MALFORMED));
    assertThat(verify(right + "00", SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MALFORMED));
    assertThat(verify("v1=", SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MALFORMED));
    assertThat(verify(right.substring(3), SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MALFORMED));
    assertThat(verify("sha256=" + right.substring(3), SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MALFORMED));
  }

  @Test
  void another_version_alone_is_unknown() {
    assertThat(verify("v2=" + right.substring(3), SECRET)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_VERSION_UNKNOWN));
  }

  @Test
  void another_secret_or_another_body_is_a_mismatch() {
    assertThat(verify(right, OTHER)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISMATCH));
    byte[] altered = sample.body().clone();
    altered[altered.length - 3] ^= 1;
    assertThat(authenticity.verify(altered, DeliveryHeaders.of(sample.headers()), List.of(SECRET))).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISMATCH));
    byte[] spaced = (new String(sample.body(), StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
    assertThat(authenticity.verify(spaced, DeliveryHeaders.of(sample.headers()), List.of(SECRET))).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISMATCH));
  }

  @Test
  void a_sender_without_any_secret_proves_nothing() {
    assertThat(verify(right)).isEqualTo(new Verdict.Refused(Refusal.SIGNATURE_MISMATCH));
  }

  private Verdict verify(String header, SenderSecret... secrets) {
    return authenticity.verify(sample.body(), DeliveryHeaders.of(Map.of("X-PagerDuty-Signature", header)), List.of(secrets));
  }
}
