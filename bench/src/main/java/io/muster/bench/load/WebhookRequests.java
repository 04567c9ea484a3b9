package io.muster.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks V3 of 4 KB as PagerDuty writes and signs them: each is another incident that was triggered. The words are written once; for each request only its
 * number and its signature are.
 */
public final class WebhookRequests implements Requests {
  private static final String NUMBER = "0000000000";
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_SIGNATURE = "0".repeat(64);

  private final byte[] head;
  private final byte[] body;
  private final int[] numbersInHead;
  private final int[] numbersInBody;
  private final int signatureAt;
  private final int[] serviceAt;
  private final int firstService;
  private final int services;
  private final Mac mac;

  /**
   * @param run tells the incidents of one run from those of another; at most 8 letters and digits
   * @param path where the sender delivers
   * @param firstService the number of the first service: 0 is PBEN000
   * @param services how many services the incidents are of, in turn
   * @param size of the body in bytes
   */
  public WebhookRequests(String run, String path, String account, String secret, int firstService, int services, int size) {
    this(run, path, account, secret, firstService, services, size, WebhookStep.TRIGGERED, 0);
  }

  /**
   * Those of another step in the incidents' life.
   *
   * @param edition how often such a step was told before: each is another message, and later than those before
   */
  public WebhookRequests(String run, String path, String account, String secret, int firstService, int services, int size, WebhookStep step, int edition) {
    this.firstService = firstService;
    this.services = services;
    this.mac = mac(secret);
    String mark = step.mark() + (edition == 0 ? "" : "E" + edition);
    String text = body(run, mark, account, size, step, edition == 0 ? step.later() : WebhookStep.AFTER_ALL.plusMillis(edition));
    this.body = text.getBytes(StandardCharsets.US_ASCII);
    String first =
        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: PagerDuty-Webhook/V3.0\r\nX-Webhook-Id: bench-" + run + mark + "-" + NUMBER
            + "\r\nX-PagerDuty-Signature: v1=" + NO_SIGNATURE + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    this.head = first.getBytes(StandardCharsets.US_ASCII);
    this.signatureAt = first.indexOf(NO_SIGNATURE);
    this.numbersInHead = places(first, "-" + NUMBER, 1);
    this.numbersInBody = places(text, "X" + NUMBER, 1);
    this.serviceAt = places(text, "PBEN000", 4);
  }

  /** The tool's id of the incident of a request, as it stands in records and on cards. */
  public static String incident(String run, long number) {
    return "Q" + run.toUpperCase(Locale.ROOT) + "X" + "%010d".formatted(number);
  }

  /** The number in something that ends with it; -1 where it does not. */
  public static long numberAtEnd(String text) {
    if (text.length() < NUMBER.length()) {
      return -1;
    }
    String end = text.substring(text.length() - NUMBER.length());
    return end.chars().allMatch(Character::isDigit) ? Long.parseLong(end) : -1;
  }

  /** Not safe for several threads: one load has one thread. */
  @Override
  public void write(long number, ByteBuffer into) {
    for (int at : numbersInHead) {
      digits(head, at, 10, number);
    }
    for (int at : numbersInBody) {
      digits(body, at, 10, number);
    }
    for (int at : serviceAt) {
      digits(body, at, 3, firstService + number % services);
    }
    byte[] signature = mac.doFinal(body);
    for (int i = 0; i < signature.length; i++) {
      head[signatureAt + 2 * i] = HEX[(signature[i] >> 4) & 15];
      head[signatureAt + 2 * i + 1] = HEX[signature[i] & 15];
    }
    into.put(head).put(body);
  }

  private static void digits(byte[] where, int at, int count, long number) {
    long rest = number;
    for (int i = count - 1; i >= 0; i--) {
      where[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static int[] places(String text, String what, int into) {
    return java.util.stream.IntStream.iterate(text.indexOf(what), at -> at >= 0, at -> text.indexOf(what, at + 1)).map(at -> at + into).toArray();
  }

  private static String body(String run, String mark, String account, int size, WebhookStep step, Duration later) {
    String incident = "Q" + run.toUpperCase(Locale.ROOT) + "X" + NUMBER;
    Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String now = created.plus(later).toString();
    StringBuilder text = new StringBuilder();
    text.append("{\"event\":{\"id\":\"01BENCH").append(run).append(mark).append('X').append(NUMBER).append("\",\"event_type\":\"").append(step.type()).append("\",\"resource_type\":\"incident\",\"occurred_at\":\"");
    text.append(now).append("\",\"agent\":").append(reference(account, "users", "PKIM001", "Kim Moreau", "user_reference")).append(",\"client\":null,\"data\":{\"id\":\"").append(incident);
    text.append("\",\"type\":\"incident\",\"self\":\"https://api.pagerduty.com/incidents/").append(incident).append("\",\"html_url\":\"https://").append(account);
    text.append(".pagerduty.com/incidents/").append(incident).append("\",\"number\":1,\"status\":\"").append(step.status()).append("\",\"incident_key\":\"").append(incident).append("\",\"created_at\":\"").append(created);
    text.append("\",\"title\":\"Payments answer slowly ").append(incident).append("\",\"service\":").append(reference(account, "services", "PBEN000", "Service PBEN000", "service_reference"));
    text.append(",\"escalation_policy\":").append(reference(account, "escalation_policies", "PPOL001", "Policy", "escalation_policy_reference"));
    text.append(",\"priority\":").append(reference(account, "priorities", "PPRI00" + step.priority(), "P" + step.priority(), "priority_reference")).append(",\"urgency\":\"high\",\"conference_bridge\":null,\"resolve_reason\":null,\"assignees\":[");
    text.append(reference(account, "users", "PKIM001", "Kim Moreau", "user_reference")).append("],\"teams\":[");
    for (int team = 0; text.length() + 300 < size; team++) {
      text.append(team == 0 ? "" : ",").append(reference(account, "teams", "PTEAM%02d".formatted(team), "Team %02d".formatted(team), "team_reference"));
    }
    String end = "]}}}";
    // JSON may end in blanks: the size is exact without a word that no tool sends.
    return text.append(end).append(" ".repeat(Math.max(0, size - text.length()))).toString();
  }

  private static String reference(String account, String kind, String id, String summary, String type) {
    return "{\"html_url\":\"https://" + account + ".pagerduty.com/" + kind + "/" + id + "\",\"id\":\"" + id + "\",\"self\":\"https://api.pagerduty.com/" + kind + "/" + id
        + "\",\"summary\":\"" + summary + "\",\"type\":\"" + type + "\"}";
  }

  private static Mac mac(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** {@code v1=…} for a body, for what is sent by other means. */
  public static String signature(String secret, byte[] body) {
    return "v1=" + HexFormat.of().formatHex(mac(secret).doFinal(body));
  }
}
