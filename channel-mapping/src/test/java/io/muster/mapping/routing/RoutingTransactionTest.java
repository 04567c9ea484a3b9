package io.muster.mapping.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.wire.Envelope;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.operator.Roles;
import io.muster.mapping.Given;
import io.muster.mapping.connection.EnabledConnections;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.MAPPING))
@TestSecurity(user = "olga", roles = Roles.ADMINISTRATOR)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutingTransactionTest {
  private final AccountId account = Given.anAccount();
  private final ConversationId ops = Given.aChannel();
  private final AnIncident payments = AnIncident.of("I1", "payments").in(account);
  private String mapping;

  @Inject IncidentRouting routing;
  @Inject EnabledConnections connections;
  @Inject Database database;

  @BeforeEach
  void a_mapped_service() {
    Given.connected(account);
    mapping = Given.mapped(ops, account, "payments");
  }

  @Test
  void what_was_settled_while_routing_waited_is_what_it_decides_by() {
    CompletableFuture<Void> routed =
        database.inTransaction(
            tx -> {
              connections.holdWhileSettling(tx, ops.tenant(), account);
              tx.update("update mapping set removed = true where id = $1", mapping);
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(() -> route(Given.event(payments.build(), Change.TRIGGERED)), task -> Thread.ofVirtual().start(task));
              await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForTheConnection);
              assertThat(waiting).isNotDone();
              return waiting;
            });

    routed.join();
    assertThat(decisions()).isEmpty();
    assertThat(known()).isEqualTo(1);
  }

  @Test
  void the_events_of_one_batch_meet_what_those_before_them_led_to() {
    assertThat(
            route(
                Given.event(payments.at(1).assignedTo("ann").build(), Change.TRIGGERED),
                Given.event(payments.at(3).assignedTo("bob").build(), Change.REASSIGNED),
                Given.event(payments.at(2).assignedTo("cleo").build(), Change.REASSIGNED)))
        .containsExactly("nothing", "REASSIGNED");

    assertThat(decisions()).containsExactly("1 passes", "3 follows");
    assertThat(known()).isEqualTo(3);
  }

  @Test
  void what_a_replica_of_the_version_before_writes_is_found_by_its_number_and_page_as_well() {
    String subject = "older-" + account.key();
    database.run(
        tx ->
            tx.update(
                """
                insert into known_incident (subject, account, revision, service, teams, open, public, incident, heard_at)
                values ($1, $2, 1, 'payments', '{}', true, true, '{"reference": {"number": "77", "link": "https://acme.example.com/77"}}', now())""",
                subject, account.key()));
    Row row = database.alone(tx -> tx.row("select number, link from known_incident where subject = $1", subject)).orElseThrow();
    assertThat(row.getString("number")).isEqualTo("77");
    assertThat(row.getString("link")).isEqualTo("https://acme.example.com/77");
  }

  @Test
  void being_reassigned_is_compared_with_who_had_it_when_it_was_heard_of_last() {
    route(Given.event(payments.at(1).assignedTo("ann", "bob").build(), Change.TRIGGERED));

    assertThat(route(Given.event(payments.at(2).assignedTo("bob").build(), Change.REASSIGNED))).containsExactly("nothing");
    assertThat(route(Given.event(payments.at(3).assignedTo("cleo").build(), Change.DELEGATED))).containsExactly("DELEGATED");
  }

  @Test
  void an_event_that_is_no_news_writes_and_says_nothing() {
    Incident newest = payments.at(2).assignedTo("ann").build();
    route(Given.event(newest, Change.TRIGGERED));

    assertThat(route(Given.event(newest, Change.TRIGGERED), Given.event(payments.at(1).assignedTo("bob").build(), Change.REASSIGNED))).isEmpty();
    assertThat(decisions()).containsExactly("2 passes");
    assertThat(known()).isEqualTo(2);
  }

  @Test
  void a_subject_that_left_its_source_stops_by_the_mapping_that_showed_it() {
    route(Given.event(payments.at(1).build(), Change.TRIGGERED));
    route(Given.event(payments.at(2).movedTo("search").build(), Change.SERVICE_CHANGED));

    assertThat(decisions()).containsExactly("1 passes", "2 moved-away");
  }

  /** Routes them in one transaction; what people are told besides by each command that came of it. */
  private List<String> route(Envelope<?>... events) {
    return database.inTransaction(
        tx -> {
          long before = tx.row("select coalesce(max(id), 0) as newest from outbox").orElseThrow().getLong("newest");
          routing.route(tx, List.of(events));
          return notices(tx, ops, before);
        });
  }

  private boolean somebodyWaitsForTheConnection() {
    return database.alone(
        tx -> tx.row("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from connection%' limit 1").isPresent());
  }

  private List<String> decisions() {
    return texts(database.alone(tx -> tx.rows("select revision || ' ' || reason as text from decision where subject = $1 order by id", payments.id().key())));
  }

  /** What each command about this conversation tells people besides; read before it is sent and gone. */
  private static List<String> notices(Tx tx, ConversationId conversation, long after) {
    return texts(
        tx.rows(
            """
            select coalesce(convert_from(payload, 'UTF8')::jsonb #>> '{notices,0,change}', 'nothing') as text
            from outbox where topic = 'muster.bot.commands' and key = $1 and id > $2 order by id
            """,
            conversation.key(),
            after));
  }

  private long known() {
    return database.alone(tx -> tx.row("select revision from known_incident where subject = $1", payments.id().key())).orElseThrow().getLong("revision");
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(row -> row.getString("text")).toList();
  }
}
