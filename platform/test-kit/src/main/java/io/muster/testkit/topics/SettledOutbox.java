package io.muster.testkit.topics;

import io.muster.testkit.infrastructure.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * Waits until the service under test has published what it had to say so far. A service answers when its outbox rows are committed, and they
 * reach Kafka a moment later: a recording that began in between would take the past for the present.
 */
final class SettledOutbox {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private SettledOutbox() {}

  /** Returns at once where no service with a database is under test. */
  static void await(TestServers servers) {
    Optional<String> database = servers.databaseUnderTest();
    if (database.isEmpty()) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(servers.administrationUrlOf(database.get()))) {
      Awaitility.await("the outbox of " + database.get() + " is empty")
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> isEmpty(connection));
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox of " + database.get() + " cannot be looked at", e);
    }
  }

  /** True as well where there is no outbox yet. */
  private static boolean isEmpty(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      return !exists(statement.executeQuery("select 1 where to_regclass('outbox') is not null"))
          || !exists(statement.executeQuery("select 1 from outbox limit 1"));
    }
  }

  private static boolean exists(ResultSet rows) throws SQLException {
    try (rows) {
      return rows.next();
    }
  }
}
