package io.muster.ingest.source.acme;

import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.SenderSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code Acme-Seal: <Base64 of HMAC-SHA512 over the body>}; the secret is the customer's choice. */
final class AcmeSeal implements Authenticity {
  static final String HEADER = "Acme-Seal";

  @Override
  public boolean needsSecret() {
    return true;
  }

  @Override
  public boolean secretIsOurs() {
    return true;
  }

  @Override
  public boolean accepts(SenderSecret secret) {
    return secret.text().length() >= 8;
  }

  @Override
  public Verdict verify(byte[] body, DeliveryHeaders headers, List<SenderSecret> secrets) {
    var told = headers.first(HEADER);
    if (told.isEmpty()) {
      return new Verdict.Refused(Refusal.SIGNATURE_MISSING);
    }
    byte[] value;
    try {
      value = Base64.getDecoder().decode(told.get());
    } catch (IllegalArgumentException e) {
      return new Verdict.Refused(Refusal.SIGNATURE_MALFORMED);
    }
    boolean proven = secrets.stream().anyMatch(secret -> MessageDigest.isEqual(hmac(secret, body), value));
    return proven ? new Verdict.Proven() : new Verdict.Refused(Refusal.SIGNATURE_MISMATCH);
  }

  @Override
  public Sample sample(String id, SenderSecret secret) {
    byte[] body = ("{\"message\":\"" + id + "\",\"kind\":\"hello\",\"clock\":\"1970-01-01T00:00:00Z\"}").getBytes(StandardCharsets.UTF_8);
    return new Sample(Map.of(HEADER, seal(secret, body)), body);
  }

  static String seal(SenderSecret secret, byte[] body) {
    return Base64.getEncoder().encodeToString(hmac(secret, body));
  }

  private static byte[] hmac(SenderSecret secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA512"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
