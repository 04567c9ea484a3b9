package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.wire.Topics;
import io.muster.testkit.infrastructure.MusterDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class MusterInfrastructureTest {

  @Test
  void every_start_gives_a_service_every_topic_and_a_new_database_on_the_same_servers() throws Exception {
    Map<String, String> first = start(MusterDatabases.BOT);
    try (var connection = connect(first)) {
      connection.createStatement().execute("CREATE TABLE left_by_the_first (id int)");
    }

    Map<String, String> second = start(MusterDatabases.BOT);

    assertThat(second).isEqualTo(first);
    try (var connection = connect(second);
        var row = connection.createStatement().executeQuery("SELECT count(*) FROM pg_tables WHERE tablename = 'left_by_the_first'")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", second.get("kafka.bootstrap.servers")))) {
      assertThat(admin.listTopics().names().get()).containsAll(Topics.all().stream().map(Topics.Topic::name).toList());
    }
  }

  @Test
  void a_service_that_asks_for_no_database_gets_kafka_only() {
    var resource = new MusterInfrastructure();
    resource.init(Map.of());
    assertThat(resource.start()).containsOnlyKeys("kafka.bootstrap.servers");
  }

  @Test
  void an_unknown_database_is_refused_by_name() {
    assertThatThrownBy(() -> start("muster_other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no service has a database named muster_other");
  }

  private static Map<String, String> start(String database) {
    var resource = new MusterInfrastructure();
    resource.init(Map.of("database", database));
    return resource.start();
  }

  private static Connection connect(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"),
        settings.get("quarkus.datasource.username"),
        settings.get("quarkus.datasource.password"));
  }
}
