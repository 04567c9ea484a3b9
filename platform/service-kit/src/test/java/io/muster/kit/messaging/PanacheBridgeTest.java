package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.graph.GraphState.TenantConsent;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.kit.audit.SessionAudit;
import io.muster.kit.database.Database;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicRecorder;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class PanacheBridgeTest {
  @Inject Database database;
  @Inject Envelopes envelopes;

  @Test
  void a_session_says_and_records_what_it_commits() throws Throwable {
    try (var recorder = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.GRAPH_STATE)) {
      VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> change(1)));
      assertThat(recorder.await(TenantConsent.class).payload().tenant()).isEqualTo(new TenantId("tenant-1"));
    }
    assertThat(audited("note/1")).isEqualTo(1);
  }

  @Test
  void a_session_that_rolls_back_leaves_nothing() {
    assertThatThrownBy(
            () ->
                VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> change(2).chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back"))))))
        .hasMessage("rolled back");
    assertThat(audited("note/2")).isZero();
    assertThat(database.read(tx -> tx.rows("select 1 from outbox where key = 'tenant-2'")).size()).isZero();
  }

  private Uni<Void> change(long id) {
    var note = new Note();
    note.id = id;
    note.text = "a note";
    var by = new Principal(Principal.Kind.OPERATOR, "test", Optional.of("A Tester"));
    var consent = new TenantConsent(new TenantId("tenant-" + id), true, Optional.empty(), List.of(), Instant.EPOCH);
    var said = envelopes.write("tenant-" + id, by, Optional.empty(), Optional.empty(), consent);
    return note.persist()
        .chain(Panache::getSession)
        .call(session -> SessionOutbox.append(session, said, Topics.GRAPH_STATE))
        .chain(session -> SessionAudit.write(session, by, "note.write", "note/" + id, Map.of("why", "test")));
  }

  private long audited(String object) {
    return database.read(tx -> tx.row("select count(*) as rows from audit where object = $1", object)).orElseThrow().getLong("rows");
  }
}
