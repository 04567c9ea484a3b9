package io.muster.bench.arena;

import io.muster.embedded.EmbeddedPostgreSql;
import io.muster.embedded.InfrastructureProcess;
import io.muster.embedded.PostgreSqlAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kafka and PostgreSQL, each a process of its own on the machine's data and ports. */
public final class Stores implements AutoCloseable {
  private static final Map<String, String> ROOMS =
      Map.of("webhook-ingest", "ingest", "channel-mapping", "mapping", "bot-gateway", "bot", "identity-linking", "identity", "graph-actions", "graph");

  /** As much memory as PostgreSQL takes where nobody says anything. */
  private static final List<String> AS_SHIPPED = List.of("-D" + EmbeddedPostgreSql.SHARED_BUFFERS + "=128MB");

  private final Path data;
  private final PostgreSqlAddress address;
  private final InfrastructureProcess postgreSql;
  private final InfrastructureProcess kafka;

  /** Starts both; whoever had the data and the ports before must have ended. */
  Stores(Path data, PostgreSqlAddress address, String kafkaAddress) {
    this.data = data;
    this.address = address;
    this.postgreSql = InfrastructureProcess.start(data, Flags.joined(Flags.java(), AS_SHIPPED), "--only", "postgres", "--postgres-port", Integer.toString(address.port()));
    this.kafka = InfrastructureProcess.start(data, Flags.broker(), "--only", "kafka", "--kafka-port", kafkaAddress.substring(kafkaAddress.indexOf(':') + 1));
  }

  /** All processes of both, each with what it started. */
  public List<Long> pids() {
    return Stream.concat(Stream.of(postgreSql.addresses().pid(), kafka.addresses().pid()), beside().stream()).toList();
  }

  /** PostgreSQL's own process, which is nobody's child: pg_ctl that started it has ended. */
  List<Long> beside() {
    try (Stream<String> lines = Files.lines(data.resolve("postgresql/data/postmaster.pid"))) {
      return lines.limit(1).map(Long::valueOf).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A service's database, as superuser. */
  public Connection database(String service) {
    try {
      return DriverManager.getConnection(address.administrationUrl().replace("/postgres?", "/muster_" + ROOMS.get(service) + "?"));
    } catch (SQLException e) {
      throw new IllegalStateException("the database of " + service + " did not answer", e);
    }
  }

  /** Empties tables of a service that does not run, named with commas between. */
  public void empty(String service, String tables) {
    try (Connection database = database(service);
        var statement = database.createStatement()) {
      statement.execute("truncate " + tables);
    } catch (SQLException e) {
      throw new IllegalStateException("the state of " + service + " could not be emptied", e);
    }
  }

  /** Has PostgreSQL clear away what was done before in a service's database, and look at its tables anew: it would at a moment of its own choice otherwise. */
  public void settle(String service) {
    try (Connection database = database(service);
        var statement = database.createStatement()) {
      statement.execute("vacuum (analyze)");
    } catch (SQLException e) {
      throw new IllegalStateException("the database of " + service + " could not be settled", e);
    }
  }

  /** PostgreSQL's version, and whether it writes through to the disk. */
  public String postgreSqlTold() {
    String asked = "select current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')";
    try (Connection connection = database("webhook-ingest");
        var statement = connection.createStatement();
        var told = statement.executeQuery(asked)) {
      told.next();
      return told.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not tell its version", e);
    }
  }

  @Override
  public void close() {
    kafka.close();
    postgreSql.close();
  }
}
