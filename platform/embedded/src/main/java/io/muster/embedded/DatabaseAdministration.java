package io.muster.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Makes databases and their roles on any PostgreSQL server, embedded or not.
 *
 * @param url a JDBC address of the database {@code postgres} as a superuser, credentials included; never printed
 */
public record DatabaseAdministration(String url) {

  /**
   * Makes those databases and roles that do not exist yet, and sets each role's password. A role owns its database and may connect to no
   * other one.
   */
  public void provision(Collection<DatabaseSpec> databases) {
    try (Connection connection = connect()) {
      for (DatabaseSpec database : databases) {
        ensureRole(connection, database);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database.name())) {
          create(connection, database.name(), database.role());
        }
      }
      // Nobody but the superuser has business in the server's own databases.
      run(connection, "REVOKE CONNECT ON DATABASE postgres FROM PUBLIC");
      run(connection, "REVOKE CONNECT ON DATABASE template1 FROM PUBLIC");
    } catch (SQLException e) {
      throw new EmbeddedServerFailure("PostgreSQL did not make the databases " + databases, e);
    }
  }

  /** Empties a database: drops it, whoever is connected, and makes it anew for the same role. It must exist. */
  public void recreate(String database) {
    DatabaseSpec.requirePlain(database);
    try (Connection connection = connect()) {
      String owner = ownerOf(connection, database);
      run(connection, "DROP DATABASE " + database + " WITH (FORCE)");
      create(connection, database, owner);
    } catch (SQLException e) {
      throw new EmbeddedServerFailure("PostgreSQL did not empty the database " + database, e);
    }
  }

  private static void ensureRole(Connection connection, DatabaseSpec database) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", database.role())) {
      run(connection, "CREATE ROLE " + database.role() + " LOGIN");
    }
    setPassword(connection, database.role(), database.password());
  }

  /** Sets a role's password; the server does the quoting. */
  static void setPassword(Connection connection, String role, String password) throws SQLException {
    String statement;
    try (PreparedStatement quoting = connection.prepareStatement("SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)")) {
      quoting.setString(1, role);
      quoting.setString(2, password);
      try (var row = quoting.executeQuery()) {
        row.next();
        statement = row.getString(1);
      }
    }
    run(connection, statement);
  }

  private static void create(Connection connection, String database, String owner) throws SQLException {
    run(connection, "CREATE DATABASE " + database + " OWNER " + owner);
    run(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
  }

  private static String ownerOf(Connection connection, String database) throws SQLException {
    String query = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = ?";
    try (PreparedStatement asking = connection.prepareStatement(query)) {
      asking.setString(1, database);
      try (var row = asking.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no database is named " + database);
        }
        String owner = row.getString(1);
        DatabaseSpec.requirePlain(owner);
        return owner;
      }
    }
  }

  private static boolean exists(Connection connection, String query, String name) throws SQLException {
    try (PreparedStatement asking = connection.prepareStatement(query)) {
      asking.setString(1, name);
      try (var row = asking.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void run(Connection connection, String statement) throws SQLException {
    try (var doing = connection.createStatement()) {
      doing.execute(statement);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Override
  public String toString() {
    return "DatabaseAdministration";
  }
}
