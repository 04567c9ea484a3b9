package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.graph.GraphEvent.TenantChecked;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.contracts.wire.WireRecord;
import io.muster.kit.database.Database;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class ConsumingTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Database database;
  @Inject EchoConsumer echo;

  @Test
  void a_message_delivered_twice_is_handled_once() {
    Envelope<CheckTenant> command = check("twice-" + UUID.randomUUID(), "k");
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS)) {
      scenario.when(
          () -> {
            scenario.writer().write(Topics.GRAPH_COMMANDS, command);
            scenario.writer().write(Topics.GRAPH_COMMANDS, command);
          });
      var answer = scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class);
      assertThat(answer.causedBy()).contains(command.id());
      scenario.andNothingElse();
    }
  }

  @Test
  void a_poisonous_message_goes_to_the_dead_letters_and_its_neighbours_go_on() {
    String name = "poison-" + UUID.randomUUID();
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS, Topics.deadLettersOf("graph"))) {
      Envelope<CheckTenant> poison = check(name, "same-key");
      Envelope<CheckTenant> neighbour = check("good-" + UUID.randomUUID(), "same-key");
      scenario.when(
          () -> {
            scenario.writer().write(Topics.GRAPH_COMMANDS, poison);
            scenario.writer().write(Topics.GRAPH_COMMANDS, neighbour);
          });
      var answer = scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class);
      assertThat(answer.causedBy()).contains(neighbour.id());
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(reasonsFor("same-key")).containsExactly("cannot-be"));
    assertThat(echo.callsFor(name)).isEqualTo(1);
  }

  @Test
  void a_defect_is_tried_three_times_and_then_kept() {
    String name = "defect-" + UUID.randomUUID();
    try (var scenario = Scenario.watching()) {
      scenario.writer().write(Topics.GRAPH_COMMANDS, check(name, name));
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(reasonsFor(name)).containsExactly("unexpected"));
    assertThat(echo.callsFor(name)).isEqualTo(3);
  }

  @Test
  void what_fails_for_now_is_retried_in_place_before_its_successor() {
    String key = "order-" + UUID.randomUUID();
    Envelope<CheckTenant> later = check("later-" + key, key);
    Envelope<CheckTenant> next = check("next-" + key, key);
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS)) {
      scenario.when(
          () -> {
            scenario.writer().write(Topics.GRAPH_COMMANDS, later);
            scenario.writer().write(Topics.GRAPH_COMMANDS, next);
          });
      assertThat(scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class).causedBy()).contains(later.id());
      assertThat(scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class).causedBy()).contains(next.id());
    }
  }

  @Test
  void bytes_that_are_no_message_are_kept_as_they_came_with_their_headers() {
    String key = "bytes-" + UUID.randomUUID();
    byte[] bytes = {0, 1, (byte) 0xff, '{'};
    Map<String, String> headers = new HashMap<>(Map.of("ce_id", "1", "ce_type", "check-tenant.v1", "ce_source", "x", "odd", "a\0b"));
    headers.put("ce_time", Instant.EPOCH.toString());
    headers.put("ce_principal", "system:test");
    try (var scenario = Scenario.watching()) {
      scenario.writer().write(Topics.GRAPH_COMMANDS, new WireRecord(key, headers, bytes));
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(reasonsFor(key)).containsExactly("bad-json"));
    var row = database.read(tx -> tx.row("select payload, headers from dead_letter where key = $1", key)).orElseThrow();
    assertThat(row.getBuffer("payload").getBytes()).isEqualTo(bytes);
    assertThat(row.getJsonObject("headers").getString("odd.base64")).isEqualTo("YQBi");
  }

  @Test
  void a_type_from_a_newer_writer_is_passed_over() {
    String key = "newer-" + UUID.randomUUID();
    Envelope<CheckTenant> after = check("after-" + key, key);
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS)) {
      scenario.when(
          () -> {
            scenario.writer().write(Topics.GRAPH_COMMANDS, new WireRecord(key, Map.of("ce_type", "from-the-future.v9"), "{}".getBytes(StandardCharsets.UTF_8)));
            scenario.writer().write(Topics.GRAPH_COMMANDS, after);
          });
      assertThat(scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class).causedBy()).contains(after.id());
    }
    assertThat(reasonsFor(key)).isEmpty();
  }

  private java.util.List<String> reasonsFor(String key) {
    return database.read(tx -> tx.rows("select reason from dead_letter where key = $1", key)).stream().map(row -> row.getString("reason")).toList();
  }

  private static Envelope<CheckTenant> check(String tenant, String key) {
    return new Envelope<>(
        UUID.randomUUID().toString(), "test", key, Instant.EPOCH, Optional.of(tenant), Optional.empty(), Optional.empty(), Principal.system("test"),
        new CheckTenant(new TenantId(tenant)));
  }
}
