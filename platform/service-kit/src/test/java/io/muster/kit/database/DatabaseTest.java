package io.muster.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Transactions, and statements that need none. */
@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseTest {
  private static final String INSERT = "insert into lease (name, holder, held_until) values ($1, 'a test', clock_timestamp())";

  private final String name = "database-test-" + UUID.randomUUID();

  @Inject Database database;

  @Test
  void a_statement_alone_stands_when_it_has_answered() {
    assertThat(database.<Integer>alone(tx -> tx.update(INSERT, name))).isEqualTo(1);
    assertThat(stands()).isTrue();
  }

  @Test
  void a_second_statement_where_one_was_announced_is_a_mistake_of_the_program() {
    assertThatThrownBy(() -> database.alone(tx -> tx.update(INSERT, name) + tx.update("delete from lease where name = $1", name)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one statement was announced");
    assertThat(stands()).as("the first was a transaction by itself").isTrue();
  }

  @Test
  void what_fails_in_a_transaction_takes_the_statements_before_it_along() {
    assertThatThrownBy(() -> database.run(tx -> {
      tx.update(INSERT, name);
      tx.update("insert into lease (name) values ($1)", name + "-without-the-rest");
    })).isInstanceOf(PgException.class);
    assertThat(stands()).isFalse();
  }

  @Test
  void so_does_a_first_statement_that_went_out_with_the_beginning() {
    assertThatThrownBy(() -> database.run(tx -> tx.update("insert into lease (name) values ($1)", name))).isInstanceOf(PgException.class);
    database.run(tx -> tx.update(INSERT, name));
    assertThat(stands()).as("the connection is good for the next one").isTrue();
  }

  @Test
  void what_is_read_cannot_be_written() {
    assertThatThrownBy(() -> database.read(tx -> tx.update(INSERT, name))).isInstanceOf(PgException.class).hasMessageContaining("read-only");
    assertThat(stands()).isFalse();
  }

  @Test
  void statements_that_nobody_waits_for_take_effect_in_the_order_in_which_they_are_given() {
    String holder = database.inTransaction(tx -> {
      tx.send(INSERT, name);
      tx.send("update lease set holder = 'b test' where name = $1", name);
      Tx.Answer before = tx.ask("select holder from lease where name = $1", name);
      tx.send("update lease set holder = holder || ' more' where name = $1", name);
      return before.row().orElseThrow().getString("holder");
    });
    assertThat(holder).isEqualTo("b test");
    assertThat(database.alone(tx -> tx.row("select holder from lease where name = $1", name)).orElseThrow().getString("holder")).isEqualTo("b test more");
  }

  @Test
  void a_refused_statement_that_nobody_waited_for_takes_the_transaction_along() {
    assertThatThrownBy(() -> database.run(tx -> {
      tx.send(INSERT, name);
      tx.send(INSERT, name);
    })).isInstanceOfSatisfying(PgException.class, refused -> assertThat(refused.getSqlState()).as("unique_violation").isEqualTo("23505"));
    assertThat(stands()).isFalse();
  }

  @Test
  void the_first_refusal_is_told_and_not_that_of_a_statement_after_it() {
    assertThatThrownBy(() -> database.run(tx -> {
      tx.send("insert into lease (name) values ($1)", name);
      tx.update(INSERT, name);
    })).isInstanceOfSatisfying(PgException.class, refused -> assertThat(refused.getSqlState()).as("not_null_violation").isEqualTo("23502"));
  }

  @Test
  void a_transaction_in_which_nothing_was_asked_is_none() {
    assertThat(database.<String>inTransaction(tx -> "nothing")).isEqualTo("nothing");
    assertThat(database.<String>read(tx -> "nothing")).isEqualTo("nothing");
  }

  @Test
  void what_is_thrown_rolls_back_what_was_only_sent() {
    assertThatThrownBy(() -> database.run(tx -> {
      tx.send(INSERT, name);
      throw new IllegalArgumentException("changed my mind");
    })).isInstanceOf(IllegalArgumentException.class);
    assertThat(stands()).isFalse();
  }

  private boolean stands() {
    return database.alone(tx -> tx.row("select 1 from lease where name = $1", name)).isPresent();
  }
}
