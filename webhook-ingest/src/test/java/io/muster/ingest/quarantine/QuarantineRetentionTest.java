package io.muster.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.ingest.IngestInfrastructure;
import io.muster.kit.database.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuarantineRetentionTest {
  private final String mark = "kept-" + UUID.randomUUID();

  @Inject Database database;
  @Inject QuarantineRetentionJob job;

  @Test
  void what_was_dealt_with_goes_after_its_time_and_what_nobody_touched_much_later() {
    kept("29 days", true);
    kept("31 days", true);
    kept("179 days", false);
    kept("181 days", false);
    job.forget();
    assertThat(database.read(tx -> tx.row("select count(*) as n from quarantine where reason = $1", mark)).orElseThrow().getLong("n")).isEqualTo(2);
    database.run(tx -> tx.update("delete from quarantine where reason = $1", mark));
  }

  private void kept(String age, boolean replayed) {
    database.run(tx -> tx.update("""
        insert into quarantine (delivery_id, sender_id, account, received_at, headers, body, reason, kept_at, replayed_at)
        values ($1, 's', 'acme/north', clock_timestamp(), '{}', '', $2, clock_timestamp() - $3::text::interval, case when $4 then clock_timestamp() - $3::text::interval end)""",
        UUID.randomUUID().toString(), mark, age, replayed));
  }
}
