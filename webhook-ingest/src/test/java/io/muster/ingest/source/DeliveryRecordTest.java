package io.muster.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryRecordTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  @Test
  void a_delivery_comes_out_as_it_went_in() {
    var headers = new DeliveryHeaders(Map.of("X-Odd", List.of("a \"quoted\" \\ one", "tab\there", "Umläute 🚨", ""), "X-None", List.of(), "B", List.of("b")));
    byte[] body = {0, 1, -1};
    var delivery = new Delivery("D1", "S1", new AccountId("pagerduty", "north"), Optional.of("hook-1"), NOON, headers, body);

    DeliveryRecord record = DeliveryRecord.of("a-key", delivery, Optional.of("00-trace"));

    assertThat(record.delivery()).contains(delivery);
    assertThat(record.key()).isEqualTo("a-key");
    assertThat(record.headers()).containsEntry("traceparent", "00-trace").containsEntry("muster-delivery-id", "D1");
    assertThat(DeliveryRecord.headersJson(headers)).isEqualTo("{\"b\":[\"b\"],\"x-none\":[],\"x-odd\":[\"a \\\"quoted\\\" \\\\ one\",\"tab\\there\",\"Umläute 🚨\",\"\"]}");
    assertThat(DeliveryRecord.headersJson(DeliveryHeaders.of(Map.of()))).isEqualTo("{}");
  }

  @Test
  void headers_have_no_case_and_keep_the_order_of_their_values() {
    DeliveryHeaders headers = DeliveryHeaders.of(List.of(Map.entry("X-Sign", "one"), Map.entry("Other", "o"), Map.entry("x-sign", "two"), Map.entry("X-SIGN", "three")));

    assertThat(headers.all("X-sigN")).containsExactly("one", "two", "three");
    assertThat(headers.first("x-SIGN")).contains("one");
    assertThat(headers.first("absent")).isEmpty();
    assertThat(headers).isEqualTo(new DeliveryHeaders(Map.of("X-SIGN", List.of("one", "two", "three"), "other", List.of("o"))));
  }

  @Test
  void as_many_values_of_one_name_as_anybody_sends_are_kept_in_order_and_nobody_changes_them() {
    List<String> values = IntStream.range(0, 8_000).mapToObj(String::valueOf).toList();
    DeliveryHeaders headers = DeliveryHeaders.of(values.stream().map(value -> Map.entry("X-Many", value)).toList());

    assertThat(headers.all("x-many")).isEqualTo(values).isUnmodifiable();
  }

  @Test
  void credentials_are_not_kept_and_shown_to_nobody() {
    DeliveryHeaders headers = DeliveryHeaders.of(Map.of("Authorization", "Bearer letmein", "COOKIE", "letmein", "X-Note", "kept"));

    assertThat(headers.withoutCredentials()).isEqualTo(DeliveryHeaders.of(Map.of("x-note", "kept")));
    assertThat(headers.all("authorization")).containsExactly("Bearer letmein");
    assertThat(headers.toString()).doesNotContain("letmein");
  }
}
