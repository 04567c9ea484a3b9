package io.muster.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookRequestsTest {
  private final WebhookRequests requests = new WebhookRequests("r1", "/webhooks/pagerduty/s", "bench", "a-secret-of-sixteen", 0, 50, 4096);

  @Test
  void each_is_a_signed_incident_of_its_own_of_exactly_4_kilobytes() throws Exception {
    String text = written(123);
    byte[] body = text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.US_ASCII);
    var json = new ObjectMapper().readTree(body);
    assertThat(body).hasSize(4096);
    assertThat(json.at("/event/data/id").asText()).isEqualTo(WebhookRequests.incident("r1", 123)).isEqualTo("QR1X0000000123");
    assertThat(json.at("/event/id").asText()).isEqualTo("01BENCHr1X0000000123");
    assertThat(json.at("/event/data/service/id").asText()).isEqualTo("PBEN023");
    assertThat(text).contains("X-Webhook-Id: bench-r1-0000000123\r\n", "Content-Length: 4096\r\n", "X-PagerDuty-Signature: " + WebhookRequests.signature("a-secret-of-sixteen", body) + "\r\n");
  }

  @Test
  void the_next_one_differs_in_its_number_and_its_signature_only() {
    String one = written(1);
    String two = written(2);
    assertThat(one).hasSameSizeAs(two).isNotEqualTo(two);
    assertThat(one.replace("0000000001", "#").replace("PBEN001", "#").replaceFirst("v1=[0-9a-f]{64}", "#"))
        .isEqualTo(two.replace("0000000002", "#").replace("PBEN002", "#").replaceFirst("v1=[0-9a-f]{64}", "#"));
  }

  @Test
  void a_number_is_read_where_something_ends_with_one() {
    assertThat(WebhookRequests.numberAtEnd("bench-r1-0000000123")).isEqualTo(123);
    assertThat(WebhookRequests.numberAtEnd("pagerduty/bench/incident/P1")).isEqualTo(-1);
    assertThat(WebhookRequests.numberAtEnd("short")).isEqualTo(-1);
  }

  @Test
  void an_edition_of_a_step_is_another_message_about_the_same_incident_and_later() throws Exception {
    JsonNode first = event(new WebhookRequests("r1", "/webhooks/pagerduty/s", "bench", "a-secret-of-sixteen", 0, 50, 4096, WebhookStep.ACKNOWLEDGED, 0));
    JsonNode between = event(new WebhookRequests("r1", "/webhooks/pagerduty/s", "bench", "a-secret-of-sixteen", 0, 50, 4096, WebhookStep.UNACKNOWLEDGED, 1));
    JsonNode again = event(new WebhookRequests("r1", "/webhooks/pagerduty/s", "bench", "a-secret-of-sixteen", 0, 50, 4096, WebhookStep.ACKNOWLEDGED, 2));
    assertThat(again.at("/data/id")).isEqualTo(first.at("/data/id"));
    assertThat(again.at("/id")).isNotEqualTo(first.at("/id"));
    assertThat(Stream.of(first, between, again).map(event -> Instant.parse(event.at("/occurred_at").asText()))).isSorted().doesNotHaveDuplicates();
  }

  private String written(long number) {
    return written(requests, number);
  }

  private static String written(WebhookRequests requests, long number) {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    requests.write(number, buffer);
    return new String(Arrays.copyOf(buffer.array(), buffer.position()), StandardCharsets.US_ASCII);
  }

  private static JsonNode event(WebhookRequests requests) throws Exception {
    String text = written(requests, 7);
    return new ObjectMapper().readTree(text.substring(text.indexOf("\r\n\r\n") + 4)).at("/event");
  }
}
