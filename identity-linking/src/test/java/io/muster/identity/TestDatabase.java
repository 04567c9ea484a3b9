package io.muster.identity;

import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.infrastructure.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(TestServers.shared().administrationUrl().replace("/postgres?", "/" + MusterDatabases.IDENTITY + "?"));
  }
}
