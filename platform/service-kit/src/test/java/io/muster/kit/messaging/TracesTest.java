package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final String FIRST = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SECOND = "0af7651916cd43dd8448eb211c80319c";

  @Test
  void of_messages_that_are_handled_together_each_leads_on_in_its_own_trace() {
    Map<String, Optional<String>> traces = new LinkedHashMap<>();
    traces.put("first", Optional.of("00-" + FIRST + "-00f067aa0ba902b7-01"));
    traces.put("second", Optional.of("00-" + SECOND + "-b7ad6b7169203331-01"));
    Map<String, String> ledOn = new HashMap<>();
    Traces.continuedTogether(
        traces,
        "consume two",
        () -> {
          for (String cause : new String[] {"first", "second", "neither"}) {
            ledOn.put(cause, OutboxRow.of(causedBy(cause), Topics.GRAPH_COMMANDS).traceparent().orElseThrow());
          }
        });
    assertThat(ledOn.get("first")).startsWith("00-" + FIRST);
    assertThat(ledOn.get("second")).startsWith("00-" + SECOND);
    assertThat(ledOn.get("neither")).as("the one of the work itself").isEqualTo(ledOn.get("first"));
    assertThat(Traces.of("second")).as("once it is over").isEmpty();
  }

  @Test
  void a_request_that_tells_its_trace_stands_in_it_with_a_name_of_its_own_and_any_other_begins_one() {
    String told = "00-" + FIRST + "-00f067aa0ba902b7-01";
    assertThat(within(Optional.of(told))).matches("00-" + FIRST + "-[0-9a-f]{16}-00").doesNotContain("00f067aa0ba902b7");
    assertThat(within(Optional.empty())).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").isNotEqualTo(within(Optional.empty()));
    assertThat(within(Optional.of("nonsense"))).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
  }

  private static String within(Optional<String> told) {
    try (Scope scope = Traces.entered(told).makeCurrent()) {
      return Traces.current().orElseThrow();
    }
  }

  private static Envelope<CheckTenant> causedBy(String cause) {
    return new Envelope<>("led-on", "service-kit", "key", Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.of(cause), Principal.system("test"), new CheckTenant(new TenantId("t")));
  }
}
