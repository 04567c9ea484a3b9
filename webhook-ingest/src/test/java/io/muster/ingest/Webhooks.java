package io.muster.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.muster.ingest.source.acme.AcmeMessages;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts deliveries as tools do. */
public final class Webhooks {
  private Webhooks() {}

  /** As PagerDuty: signed with this secret, under a new delivery id. */
  public static Response pagerDuty(String senderId, String secret, byte[] body) {
    return post("pagerduty", senderId, Map.of("X-PagerDuty-Signature", signature(secret, body), "X-Webhook-Id", UUID.randomUUID().toString()), body);
  }

  /** As the fictitious tool. */
  public static Response acme(String senderId, String secret, byte[] body) {
    return post("acme", senderId, Map.of(AcmeMessages.sealHeader(), AcmeMessages.seal(secret, body)), body);
  }

  /** Any delivery. Waits while the sender, made a moment ago, is still on its way to intake. */
  public static Response post(String tool, String senderId, Map<String, String> headers, byte[] body) {
    Response first = once(tool, senderId, headers, body);
    if (first.statusCode() != 404) {
      return first;
    }
    return await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> once(tool, senderId, headers, body), answer -> answer.statusCode() != 404);
  }

  /** Any delivery, once. */
  public static Response once(String tool, String senderId, Map<String, String> headers, byte[] body) {
    return given().headers(headers).contentType("application/json").body(body).post("/webhooks/" + tool + "/" + senderId);
  }

  /** The value of PagerDuty's signature header. */
  public static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII), "HmacSHA256"));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
