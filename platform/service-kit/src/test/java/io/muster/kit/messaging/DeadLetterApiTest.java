package io.muster.kit.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@TestSecurity(user = "olga", roles = "operator")
class DeadLetterApiTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private final String tenant = "poison-" + UUID.randomUUID();

  @Inject Database database;
  @Inject EchoConsumer echo;

  @Test
  void a_poisonous_message_that_is_delivered_twice_is_buried_once() {
    Envelope<CheckTenant> poison = check(tenant);
    Envelope<CheckTenant> after = check("good-" + tenant);
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS)) {
      scenario.when(() -> List.of(poison, poison, after).forEach(one -> scenario.writer().write(Topics.GRAPH_COMMANDS, one)));
      assertThat(scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class).causedBy()).contains(after.id());
    }
    assertThat(letters()).hasSize(1);
  }

  @Test
  void a_letter_is_listed_looked_at_and_replayed_once_its_reason_is_mended() {
    Envelope<CheckTenant> poison = check(tenant);
    long id = buried(poison);
    given().get("/api/dead-letters?consumer=echo&reason=cannot-be&most=1000").then().statusCode(200).body("find { it.key == '" + tenant + "' }.id", equalTo((int) id));
    given().get("/api/dead-letters?consumer=nobody").then().statusCode(200).body("size()", equalTo(0));
    given().get("/api/dead-letters/" + id).then().statusCode(200).body("body", containsString(tenant)).body("headers.ce_id", equalTo(poison.id())).body("entry.topic", equalTo(Topics.GRAPH_COMMANDS));

    given().post("/api/dead-letters/" + id + "/replay").then().statusCode(409).body("code", equalTo("still-fails")).body("detail", containsString("\"cannot-be\""));

    echo.mend(tenant);
    try (var scenario = Scenario.watching(Topics.GRAPH_EVENTS)) {
      scenario.when(() -> given().post("/api/dead-letters/" + id + "/replay").then().statusCode(200).body("replayed", equalTo(1)));
      assertThat(scenario.then(Topics.GRAPH_EVENTS).await(TenantChecked.class).causedBy()).contains(poison.id());
      scenario.andNothingElse();
    }
    given().post("/api/dead-letters/" + id + "/replay").then().statusCode(409).body("code", equalTo("already-settled"));
    given().get("/api/dead-letters?most=1000").then().body("findAll { it.key == '" + tenant + "' }.size()", equalTo(0));
    assertThat(audited(id)).containsExactly("dead-letter.inspect", "dead-letter.replay");
  }

  @Test
  void many_are_replayed_at_once_and_those_that_stay_are_named_with_the_reason() {
    long mended = buried(check(tenant));
    echo.mend(tenant);
    String other = "poison-still-" + UUID.randomUUID();
    long stays = buried(check(other));
    var answer = given().post("/api/dead-letters/replay?reason=cannot-be").then().statusCode(200).extract().jsonPath();
    assertThat(answer.getInt("replayed")).isPositive();
    assertThat(answer.getList("stillFailing.id", Long.class)).contains(stays).doesNotContain(mended);
    assertThat(answer.getString("stillFailing.find { it.id == " + stays + " }.why")).contains("cannot-be");
  }

  @Test
  void what_nobody_wants_any_more_is_discarded_and_not_replayed_afterwards() {
    long id = buried(check(tenant));
    given().post("/api/dead-letters/" + id + "/discard").then().statusCode(204);
    echo.mend(tenant);
    given().post("/api/dead-letters/" + id + "/replay").then().statusCode(409).body("code", equalTo("already-settled")).body("detail", containsString("discarded"));
    assertThat(audited(id)).containsExactly("dead-letter.discard");
  }

  @Test
  void bytes_that_are_no_text_are_shown_without_losing_any() {
    byte[] bytes = {(byte) 0xff, 0, '{'};
    String key = UUID.randomUUID().toString();
    try (var scenario = Scenario.watching()) {
      scenario.writer().write(Topics.GRAPH_COMMANDS, new WireRecord(key, Map.of("ce_type", "check-tenant.v1", "ce_id", "1", "ce_source", "x", "ce_time", Instant.EPOCH.toString(), "ce_principal", "system:test"), bytes));
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(idsOf(key)).hasSize(1));
    given().get("/api/dead-letters/" + idsOf(key).getFirst()).then().statusCode(200).body("bodyBase64", equalTo(Base64.getEncoder().encodeToString(bytes)));
    given().post("/api/dead-letters/" + idsOf(key).getFirst() + "/replay").then().statusCode(409).body("detail", containsString("\"bad-json\""));
  }

  @Test
  @TestSecurity(user = "aldo", roles = "auditor")
  void an_auditor_sees_the_list_and_neither_bytes_nor_buttons() {
    given().get("/api/dead-letters").then().statusCode(200);
    given().get("/api/dead-letters/1").then().statusCode(403);
    given().post("/api/dead-letters/1/replay").then().statusCode(403);
    given().post("/api/dead-letters/replay").then().statusCode(403);
    given().post("/api/dead-letters/1/discard").then().statusCode(403);
  }

  @Test
  void one_that_is_not_there_is_refused() {
    given().get("/api/dead-letters/999999999").then().statusCode(404).body("code", equalTo("no-such-dead-letter"));
    given().post("/api/dead-letters/999999999/replay").then().statusCode(404).body("code", equalTo("no-such-dead-letter"));
  }

  private long buried(Envelope<CheckTenant> poison) {
    try (var scenario = Scenario.watching()) {
      scenario.writer().write(Topics.GRAPH_COMMANDS, poison);
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(idsOf(poison.key())).hasSize(1));
    return idsOf(poison.key()).getFirst();
  }

  private List<Long> letters() {
    return idsOf(tenant);
  }

  private List<Long> idsOf(String key) {
    return database.read(tx -> tx.rows("select id from dead_letter where key = $1", key)).stream().map(row -> row.getLong("id")).toList();
  }

  private List<String> audited(long id) {
    return database.read(tx -> tx.rows("select action from audit where object = $1 order by id", "dead-letter/" + id)).stream().map(row -> row.getString("action")).toList();
  }

  /** Keyed by the first one's tenant, so that all stay in order. */
  private Envelope<CheckTenant> check(String name) {
    String key = name.startsWith("good-") ? tenant : name;
    return new Envelope<>(
        UUID.randomUUID().toString(), "test", key, Instant.EPOCH, Optional.of(name), Optional.empty(), Optional.empty(), Principal.system("test"), new CheckTenant(new TenantId(name)));
  }
}
