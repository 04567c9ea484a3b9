package io.muster.testkit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.graph.GraphEvent;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.WireRecord;
import io.muster.embedded.TopicSpec;
import io.muster.testkit.infrastructure.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final String TOPIC = "a.scenario";

  @BeforeEach
  void emptyTopic() {
    TestServers.shared().topics().recreate(List.of(TopicSpec.of(TOPIC, 3)));
  }

  @Test
  void what_came_is_told_in_order_and_then_nothing_else() {
    try (var scenario = Scenario.watching(TOPIC)) {
      scenario.given(() -> scenario.writer().write(TOPIC, record("before"))).when(() -> scenario.writer().write(TOPIC, record("then")));
      assertThat(text(scenario.then(TOPIC).awaitRecord(each -> true))).isEqualTo("then");
      scenario.andNothingElse();
    }
  }

  @Test
  void messages_are_found_by_type_and_content_and_what_is_left_is_named() {
    try (var scenario = Scenario.watching(TOPIC)) {
      scenario.when(
          () -> {
            scenario.writer().write(TOPIC, checked("one", true));
            scenario.writer().write(TOPIC, checked("two", false));
          });
      var found = scenario.then(TOPIC).await(GraphEvent.TenantChecked.class, checked -> !checked.reachable());
      assertThat(found.id()).isEqualTo("two");
      assertThatThrownBy(scenario::andNothingElse).hasMessageContaining("tenant.checked.v1 tenant-1");
    }
  }

  @Test
  void something_else_is_named() {
    try (var scenario = Scenario.watching(TOPIC)) {
      scenario.when(() -> scenario.writer().write(TOPIC, record("unforeseen")));
      assertThatThrownBy(scenario::andNothingElse)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("nothing else was to come on " + TOPIC)
          .hasMessageContaining("unforeseen");
    }
  }

  @Test
  void a_scenario_has_one_when() {
    try (var scenario = Scenario.watching(TOPIC)) {
      assertThatThrownBy(() -> scenario.then(TOPIC)).hasMessage("nothing has happened yet: when() is missing");
      scenario.when(() -> {});
      assertThatThrownBy(() -> scenario.when(() -> {})).hasMessageStartingWith("a scenario has one when()");
      assertThatThrownBy(() -> scenario.given(() -> {})).hasMessageStartingWith("a scenario has one when()");
    }
  }

  @Test
  void a_recorder_from_the_beginning_sees_what_is_there_and_what_is_deleted() {
    String kafka = TestServers.shared().kafka();
    try (var writer = TopicWriter.to(kafka)) {
      writer.write(TOPIC, record("first"));
      try (var recorder = TopicRecorder.fromTheBeginning(kafka, TOPIC)) {
        assertThat(text(recorder.awaitRecord(each -> !each.isDeletion()))).isEqualTo("first");
        writer.delete(TOPIC, "key");
        assertThat(recorder.awaitRecord(Recorded::isDeletion).wire().key()).isEqualTo("key");
        recorder.andNothingElse(Duration.ofMillis(100));
      }
    }
  }

  private static Envelope<GraphEvent.TenantChecked> checked(String id, boolean reachable) {
    var payload = new GraphEvent.TenantChecked(new TenantId("tenant-1"), reachable, Optional.empty(), Instant.EPOCH);
    return new Envelope<>(
        id, "graph-actions", "tenant-1", Instant.EPOCH, Optional.of("tenant-1"), Optional.empty(), Optional.empty(),
        Principal.system("graph-actions"), payload);
  }

  private static WireRecord record(String text) {
    return new WireRecord("key", Map.of("ce_type", "test"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Recorded record) {
    return new String(record.wire().value(), StandardCharsets.UTF_8);
  }
}
