package io.muster.testkit.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInfrastructureMainTest {
  @TempDir Path folder;

  @Test
  void a_build_gets_servers_with_topics_and_databases_and_they_end_on_request() throws Exception {
    Path file = folder.resolve("settings");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                TestInfrastructureMain.class.getName(), folder.resolve("servers").toString(), file.toString())
            .inheritIO()
            .start();
    List<ProcessHandle> all;
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(file));
      all = process.descendants().toList();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      Map<String, String> settings =
          Files.readAllLines(file).stream().collect(Collectors.toMap(line -> line.split("='")[0], line -> line.split("'")[1]));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get(TestServers.KAFKA)))) {
        assertThat(admin.listTopics().names().get()).hasSameSizeAs(Topics.all());
      }
      try (var connection = DriverManager.getConnection(settings.get(TestServers.POSTGRES));
          var row = connection.createStatement().executeQuery("SELECT count(*) FROM pg_database WHERE datname LIKE 'muster\\_%'")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(5);
      }
    } finally {
      process.destroy();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void addresses_are_printed_without_the_password() {
    var servers = new TestServers("127.0.0.1:9092", "jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=hidden");
    assertThat(servers).hasToString("TestServers[kafka=127.0.0.1:9092, postgreSql=postgresql://127.0.0.1:5432/postgres]");
    assertThat(servers.jdbcUrl("muster_bot")).isEqualTo("jdbc:postgresql://127.0.0.1:5432/muster_bot");
  }
}
