package io.muster.mapping.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.mapping.Given;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.MAPPING))
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutingRetentionTest {
  private final AccountId account = Given.anAccount();

  @Inject RoutingRetentionJob retention;
  @Inject Database database;

  @BeforeEach
  void old_and_young_ones() {
    database.run(
        tx -> {
          decision(tx, "old", 15);
          decision(tx, "young", 13);
          incident(tx, "over-and-old", false, 91);
          incident(tx, "over-and-young", false, 89);
          incident(tx, "open-and-old", true, 400);
        });
  }

  @Test
  void only_old_decisions_and_incidents_that_are_long_over_are_forgotten() {
    retention.forget();
    assertThat(subjectsIn("decision")).containsExactlyInAnyOrder("young");
    assertThat(subjectsIn("known_incident")).containsExactlyInAnyOrder("over-and-young", "open-and-old");
    assertThat(subjectsIn("route")).containsExactlyInAnyOrder("over-and-young", "open-and-old");
  }

  private java.util.List<String> subjectsIn(String table) {
    return database.read(tx -> tx.rows("select subject from " + table + " where account = $1", account.key())).stream().map(row -> row.getString("subject")).toList();
  }

  private void decision(Tx tx, String subject, int days) {
    tx.update(
        """
        insert into decision (subject, account, revision, tenant, conversation, mapping, generation, shown, reason, decided_at)
        values ($1, $2, 1, 'contoso', '19:x', 'm', 1, true, 'passes', now() - make_interval(days => $3))
        """,
        subject,
        account.key(),
        days);
  }

  private void incident(Tx tx, String subject, boolean open, int days) {
    tx.update(
        """
        insert into known_incident (subject, account, revision, teams, open, public, incident, heard_at)
        values ($1, $2, 1, '{}', $3, true, '{}', now() - make_interval(days => $4))
        """,
        subject,
        account.key(),
        open,
        days);
    tx.update(
        """
        insert into route (subject, tenant, conversation, account, mapping, generation, active, changed_at)
        values ($1, 'contoso', '19:x', $2, 'm', 1, true, now())
        """,
        subject,
        account.key());
  }
}
