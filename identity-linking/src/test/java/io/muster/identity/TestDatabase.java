package io.muster.identity;

import static org.awaitility.Awaitility.await;

import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** This service's database as its administrator sees it: past row-level security, with every row. */
final class TestDatabase {
  private TestDatabase() {}

  static long count(String sql) {
    return Long.parseLong(text(sql));
  }

  /** The first column of the first row as text. */
  static String text(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every row of every table as text; binary columns in hexadecimal. */
  static String everything() {
    StringBuilder all = new StringBuilder();
    String tables = text("select string_agg(tablename, ',') from pg_tables where schemaname = 'public'");
    for (String table : tables.split(",")) {
      all.append(text("select string_agg(t::text, chr(10)) from \"" + table + "\" t")).append('\n');
    }
    return all.toString();
  }

  static int change(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A transaction that has done this and stays open until it is closed, when it is committed. */
  static Held hold(String sql) {
    try {
      Connection connection = connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return new Held(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns once a statement that begins like this waits for such a transaction. */
  static void awaitHeldUp(String statement) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> count("select count(*)" + heldUp(statement)) > 0);
  }

  /** Cuts the connections on which such a statement waits, as PostgreSQL does when it is stopped. */
  static void cutHeldUp(String statement) {
    awaitHeldUp(statement);
    text("select count(pg_terminate_backend(pid))" + heldUp(statement));
  }

  private static String heldUp(String statement) {
    return " from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '" + statement + "%'";
  }

  /** An open transaction. */
  record Held(Connection connection) implements AutoCloseable {
    @Override
    public void close() {
      try (connection) {
        connection.commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(TestServers.shared().administrationUrl().replace("/postgres?", "/" + MusterDatabases.IDENTITY + "?"));
  }
}
