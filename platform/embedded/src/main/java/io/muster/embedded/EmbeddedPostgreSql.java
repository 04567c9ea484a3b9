package io.muster.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * One PostgreSQL 18 server, started as a child of this JVM on 127.0.0.1. Its data stay in the given folder, so that it can be stopped, or
 * killed, and started again on the same rows.
 *
 * <p>It is as durable as in production: {@code fsync} and {@code synchronous_commit} are on, which the library underneath switches off
 * unless told otherwise. Every connection needs a password (SCRAM); there is no Unix socket.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {
  /**
   * The system property that says how much of its rows the server keeps in memory, in PostgreSQL's units. Without it that is little: one machine's worth of rows fits, and
   * each backend that touched shared memory counts it.
   */
  public static final String SHARED_BUFFERS = "muster.embedded.postgres.shared-buffers";

  private static final String SUPERUSER = "postgres";

  /** Five services with their pools, their migrations and a person with psql. */
  private static final int MAX_CONNECTIONS = 200;

  private final Path folder;
  private final int port;
  private final String password;
  private EmbeddedPostgres server;

  private EmbeddedPostgreSql(Path folder, int port, String password) {
    this.folder = folder;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts a server and returns once it answers. A server that a killed JVM left behind on the same folder is stopped first.
   *
   * @param folder where data and the superuser's password are kept; made when absent, used again when it holds a server's data
   * @param port the port on 127.0.0.1; a free one when empty
   */
  public static EmbeddedPostgreSql start(Path folder, OptionalInt port) {
    Path home = folder.toAbsolutePath();
    var server = new EmbeddedPostgreSql(home, port.orElseGet(FreePort::find), SecretFile.readOrMake(home.resolve("superuser")));
    server.startAgain();
    return server;
  }

  /** Starts the server after {@link #stop} or a crash, on the same port and the same rows. Does nothing while it runs. */
  public synchronized void startAgain() {
    if (server != null) {
      return;
    }
    LeftoverPostmaster.of(data()).stop();
    try {
      server = settings().start();
      requirePasswords();
    } catch (IOException | SQLException e) {
      stop();
      throw new EmbeddedServerFailure("PostgreSQL did not start in " + folder + " on port " + port, e);
    }
  }

  /** Stops the server in order; clients are cut off. Its rows stay. Does nothing when it is stopped already. */
  public synchronized void stop() {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new EmbeddedServerFailure("PostgreSQL did not stop", e);
    } finally {
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The process id of the server's first process, for tests that kill it. Empty while it is stopped. */
  public java.util.OptionalLong serverPid() {
    return LeftoverPostmaster.of(data()).pid();
  }

  /** Makes those databases and roles that do not exist yet; see {@link DatabaseAdministration#provision}. */
  public void provision(List<DatabaseSpec> databases) {
    administration().provision(databases);
  }

  /** Empties a database; see {@link DatabaseAdministration#recreate}. */
  public void recreate(String database) {
    administration().recreate(database);
  }

  /** Where the server can be reached as superuser. */
  public PostgreSqlAddress address() {
    return new PostgreSqlAddress("127.0.0.1", port, SUPERUSER, password);
  }

  private DatabaseAdministration administration() {
    return address().administration();
  }

  /** Runs a server alone in this JVM until it is told to stop; the arguments are those of {@link Infrastructure}. */
  public static void main(String... arguments) throws Exception {
    Infrastructure.main(Infrastructure.only("postgres", arguments));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private EmbeddedPostgres.Builder settings() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setConnectConfig("password", password)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
        .setServerConfig("shared_buffers", System.getProperty(SHARED_BUFFERS, "48MB"))
        .setServerConfig("jit", "off")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("password_encryption", "scram-sha-256");
  }

  /** A new data folder trusts every local connection; from here on each one needs its password. */
  private void requirePasswords() throws IOException, SQLException {
    Path rules = data().resolve("pg_hba.conf");
    String wanted = "host all all 127.0.0.1/32 scram-sha-256\n";
    if (Files.readString(rules).equals(wanted)) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(address().administrationUrl())) {
      DatabaseAdministration.setPassword(connection, SUPERUSER, password);
      Files.writeString(rules, wanted);
      try (var reloading = connection.createStatement()) {
        reloading.execute("SELECT pg_reload_conf()");
      }
    }
  }
}
