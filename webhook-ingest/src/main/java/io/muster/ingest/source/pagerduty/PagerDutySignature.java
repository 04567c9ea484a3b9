package io.muster.ingest.source.pagerduty;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.SenderSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * {@code X-PagerDuty-Signature: v1=<hex>[,v1=<hex>]}: HMAC-SHA256 over the raw body, with the secret's text itself as key (it looks like
 * Base64 and is not decoded). During rotation there are several values; any of them suffices, unknown versions are passed over.
 * See https://developer.pagerduty.com/docs/verifying-webhook-signatures.
 */
final class PagerDutySignature implements Authenticity {
  static final String HEADER = "X-PagerDuty-Signature";
  private static final String VERSION = "v1=";
  // PagerDuty sends one value per valid secret; a header with more than this is none of its making.
  private static final int MOST_VALUES = 32;
  private static final HmacSha256 HMAC = HmacSha256.ofThisJvm();
  private static final Verdict PROVEN = new Verdict.Proven();

  @Override
  public boolean needsSecret() {
    return true;
  }

  /** PagerDuty makes it, and tells it once, when the subscription is made. */
  @Override
  public boolean secretIsOurs() {
    return false;
  }

  @Override
  public boolean accepts(SenderSecret secret) {
    return secret.text().length() >= 16 && secret.text().chars().allMatch(c -> c > ' ' && c < 127);
  }

  @Override
  public Verdict verify(byte[] body, DeliveryHeaders headers, List<SenderSecret> secrets) {
    List<String> told = told(headers);
    if (told.isEmpty()) {
      return new Verdict.Refused(Refusal.SIGNATURE_MISSING);
    }
    boolean ofOurVersion = false;
    List<byte[]> values = new ArrayList<>(told.size());
    for (String part : told) {
      if (part.startsWith(VERSION)) {
        ofOurVersion = true;
        String value = part.substring(VERSION.length());
        if (isDigest(value)) {
          values.add(HexFormat.of().parseHex(value));
        }
      }
    }
    if (!ofOurVersion && told.stream().anyMatch(part -> part.matches("v[0-9]+=.*"))) {
      return new Verdict.Refused(Refusal.SIGNATURE_VERSION_UNKNOWN);
    }
    if (values.isEmpty()) {
      return new Verdict.Refused(Refusal.SIGNATURE_MALFORMED);
    }
    return matchesAny(body, values, secrets) ? PROVEN : new Verdict.Refused(Refusal.SIGNATURE_MISMATCH);
  }

  @Override
  public Sample sample(String id, SenderSecret secret) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    ObjectNode event = root.putObject("event");
    event.put("id", id).put("event_type", "pagey.ping").put("resource_type", "pagey").put("occurred_at", "1970-01-01T00:00:00Z");
    event.putNull("agent").putNull("client");
    event.putObject("data").put("message", "A test delivery made by Muster").put("type", "ping");
    byte[] body = root.toString().getBytes(StandardCharsets.UTF_8);
    String value = VERSION + HexFormat.of().formatHex(HMAC.of(secret.bytes(), body));
    return new Sample(Map.of(HEADER, value, "X-Webhook-Id", id, "Content-Type", "application/json"), body);
  }

  private static List<String> told(DeliveryHeaders headers) {
    var told = new ArrayList<String>();
    for (String line : headers.all(HEADER)) {
      for (String part : line.split(",")) {
        String value = part.strip();
        if (!value.isEmpty() && told.size() < MOST_VALUES) {
          told.add(value);
        }
      }
    }
    return told;
  }

  /** SHA-256 in hexadecimal, small letters only. */
  private static boolean isDigest(String value) {
    return value.length() == 64 && value.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  private static boolean matchesAny(byte[] body, List<byte[]> values, List<SenderSecret> secrets) {
    boolean proven = false;
    for (SenderSecret secret : secrets) {
      byte[] expected = HMAC.of(secret.bytes(), body);
      for (byte[] value : values) {
        // No early end: how long it takes must not tell which secret or value came near.
        proven |= MessageDigest.isEqual(expected, value);
      }
    }
    return proven;
  }
}
