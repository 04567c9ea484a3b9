package io.muster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgreSqlTest {
  private static final DatabaseSpec ONE = new DatabaseSpec("muster_one", "one", "one's 'password'");
  private static final DatabaseSpec TWO = new DatabaseSpec("muster_two", "two", "two's password");

  @TempDir static Path folder;
  static EmbeddedPostgreSql server;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgreSql.start(folder.resolve("postgresql"), OptionalInt.empty());
    server.provision(List.of(ONE, TWO));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void a_commit_reaches_the_disk_before_it_is_acknowledged() throws Exception {
    try (var connection = as("muster_one", ONE.role(), ONE.password())) {
      assertThat(answer(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(answer(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(answer(connection, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(answer(connection, "SHOW server_version")).startsWith("18.");
    }
  }

  @Test
  void a_role_reaches_its_own_database_and_no_other() {
    for (String foreign : List.of("muster_two", "postgres", "template1")) {
      assertThatThrownBy(() -> as(foreign, ONE.role(), ONE.password()))
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
          .hasMessageContaining("permission denied for database");
    }
  }

  @Test
  void a_wrong_password_is_refused_for_roles_and_for_the_superuser() {
    for (String role : List.of("one", "postgres")) {
      assertThatThrownBy(() -> as("muster_one", role, "guessed"))
          .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void rows_outlive_a_stop_and_provisioning_twice_keeps_them_until_the_database_is_made_anew() throws Exception {
    try (var connection = as("muster_two", TWO.role(), TWO.password())) {
      connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS number");
    }

    server.stop();
    assertThat(server.serverPid()).isEmpty();
    server.startAgain();
    server.provision(List.of(ONE, TWO));

    try (var connection = as("muster_two", TWO.role(), TWO.password())) {
      assertThat(answer(connection, "SELECT number FROM kept")).isEqualTo("7");
      // Open connections do not stand in the way.
      server.recreate("muster_two");
    }
    try (var connection = as("muster_two", TWO.role(), TWO.password())) {
      assertThat(answer(connection, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'")).isEqualTo("0");
      connection.createStatement().execute("CREATE TABLE may_create_again (id int)");
    }
  }

  @Test
  void names_that_would_need_quoting_are_refused() {
    assertThatThrownBy(() -> new DatabaseSpec("x; DROP DATABASE postgres", "one", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a plain database or role name");
    assertThatThrownBy(() -> server.recreate("Muster")).hasMessageStartingWith("not a plain database or role name");
  }

  @Test
  void passwords_are_not_printed() {
    assertThat(ONE.toString() + server.address() + server.address().administration()).doesNotContain("password");
  }

  private static Connection as(String database, String role, String password) throws SQLException {
    return DriverManager.getConnection(server.address().jdbcUrl(database), role, password);
  }

  private static String answer(Connection connection, String query) throws SQLException {
    try (var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
