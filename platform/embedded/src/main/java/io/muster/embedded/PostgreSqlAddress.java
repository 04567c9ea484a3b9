package io.muster.embedded;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL server can be reached as superuser.
 *
 * @param host the server's host
 * @param port the server's port
 * @param superuser the superuser's name
 * @param password the superuser's password; never printed
 */
public record PostgreSqlAddress(String host, int port, String superuser, String password) {

  /** The JDBC address of one database, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** The address of one database for the reactive client, without credentials. */
  public String reactiveUrl(String database) {
    return "postgresql://" + host + ":" + port + "/" + database;
  }

  /** The JDBC address for administration, credentials included: to be handed on, not to be printed. */
  public String administrationUrl() {
    return jdbcUrl("postgres") + "?user=" + encoded(superuser) + "&password=" + encoded(password);
  }

  /** Makes databases and roles there. */
  public DatabaseAdministration administration() {
    return new DatabaseAdministration(administrationUrl());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "PostgreSqlAddress[" + host + ":" + port + "]";
  }
}
