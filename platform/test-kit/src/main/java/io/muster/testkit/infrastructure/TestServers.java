package io.muster.testkit.infrastructure;

import io.muster.embedded.DatabaseAdministration;
import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.TopicAdministration;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the tests of this build find Kafka and PostgreSQL.
 *
 * @param kafka bootstrap servers
 * @param administrationUrl JDBC address of the superuser, credentials included
 */
public record TestServers(String kafka, String administrationUrl) {
  /** Names Kafka's bootstrap servers, as environment variable or system property. */
  public static final String KAFKA = "MUSTER_TEST_KAFKA";

  /** Names PostgreSQL's administration address, as environment variable or system property. */
  public static final String POSTGRES = "MUSTER_TEST_POSTGRES";

  /** The database of the service that this JVM tests at present. */
  private static final String DATABASE_UNDER_TEST = "MUSTER_TEST_DATABASE";

  public TestServers {
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(administrationUrl, "administrationUrl");
  }

  /** The servers that are named by {@link #KAFKA} and {@link #POSTGRES}; started once for this JVM where none are named. */
  public static TestServers shared() {
    return named().orElseGet(TestServers::started);
  }

  /** The servers named from outside, if both are. */
  static Optional<TestServers> named() {
    return setting(KAFKA).flatMap(kafka -> setting(POSTGRES).map(postgres -> new TestServers(kafka, postgres)));
  }

  /** The servers of a running process; it must run both. */
  public static TestServers at(InfrastructureAddresses addresses) {
    return new TestServers(addresses.kafka().orElseThrow(), addresses.postgreSql().orElseThrow().administrationUrl());
  }

  /** Makes and empties topics. */
  public TopicAdministration topics() {
    return new TopicAdministration(kafka);
  }

  /** Makes and empties databases. */
  public DatabaseAdministration databases() {
    return new DatabaseAdministration(administrationUrl);
  }

  /** The JDBC address of one database, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:" + reactiveUrl(database);
  }

  /** The reactive client's address of one database, without credentials. */
  public String reactiveUrl(String database) {
    URI server = URI.create(administrationUrl.substring("jdbc:".length()));
    return "postgresql://" + server.getHost() + ":" + server.getPort() + "/" + database;
  }

  /** JDBC address of one database as the superuser, credentials included. */
  public String administrationUrlOf(String database) {
    URI server = URI.create(administrationUrl.substring("jdbc:".length()));
    return jdbcUrl(database) + "?" + server.getRawQuery();
  }

  /** Says which database belongs to the service that this JVM tests from now on. */
  public void testing(String database) {
    System.setProperty(DATABASE_UNDER_TEST, database);
  }

  /** The database of the service under test, if it has one. */
  public Optional<String> databaseUnderTest() {
    return Optional.ofNullable(System.getProperty(DATABASE_UNDER_TEST));
  }

  /**
   * Quarkus loads test resources with a new class loader per application, so a field would not last: the addresses are kept in system
   * properties, which are the JVM's.
   */
  private static synchronized TestServers started() {
    TestServers servers = at(OwnServers.start());
    System.setProperty(KAFKA, servers.kafka());
    System.setProperty(POSTGRES, servers.administrationUrl());
    return servers;
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name, System.getenv(name))).filter(value -> !value.isBlank());
  }

  @Override
  public String toString() {
    return "TestServers[kafka=" + kafka + ", postgreSql=" + reactiveUrl("postgres") + "]";
  }
}
