package io.muster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureProcessTest {
  @TempDir Path folder;

  @Test
  void both_servers_run_in_a_process_of_their_own_and_end_with_it() throws Exception {
    var process = InfrastructureProcess.start(folder);
    var addresses = process.addresses();
    try (process) {
      addresses.topics().create(List.of(TopicSpec.of("a.topic", 1)));
      addresses.databases().provision(List.of(new DatabaseSpec("muster_one", "one", "secret")));
      assertThat(addresses.kind()).isEqualTo("embedded");
      assertThat(ProcessHandle.of(addresses.pid())).isPresent();
    }
    assertThat(ProcessHandle.of(addresses.pid())).isEmpty();
    await().untilAsserted(() -> assertThat(ProcessHandle.of(addresses.postgreSqlPid().orElseThrow())).isEmpty());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("addresses"));
    }
  }

  @Test
  void after_a_kill_the_rows_and_the_server_left_behind_are_found_again() throws Exception {
    var killed = InfrastructureProcess.start(folder, "--only", "postgres");
    var database = killed.addresses().postgreSql().orElseThrow();
    try (var connection = DriverManager.getConnection(database.administrationUrl())) {
      connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS number");
    }
    killed.kill();
    long leftBehind = killed.addresses().postgreSqlPid().orElseThrow();
    assertThat(ProcessHandle.of(leftBehind)).as("PostgreSQL outlives the JVM that started it").isPresent();

    try (var again = InfrastructureProcess.start(folder, "--only", "postgres")) {
      var address = again.addresses().postgreSql().orElseThrow();
      try (var connection = DriverManager.getConnection(address.administrationUrl());
          var row = connection.createStatement().executeQuery("SELECT number FROM kept")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(7);
      }
      assertThat(again.addresses().kafka()).isEmpty();
    }
    await().untilAsserted(() -> assertThat(ProcessHandle.of(leftBehind)).isEmpty());
  }

  @Test
  void after_a_kill_the_records_that_kafka_acknowledged_are_there() throws Exception {
    var killed = InfrastructureProcess.start(folder, "--only", "kafka");
    killed.addresses().topics().create(List.of(TopicSpec.of("a.topic", 1)));
    Map<String, Object> settings = Map.of("bootstrap.servers", killed.addresses().kafka().orElseThrow(), "acks", "all");
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("a.topic", "key", "kept")).get(30, TimeUnit.SECONDS);
    }
    killed.kill();

    try (var again = InfrastructureProcess.start(folder, "--only", "kafka")) {
      Map<String, Object> reading = Map.of("bootstrap.servers", again.addresses().kafka().orElseThrow());
      try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
        var partition = new TopicPartition("a.topic", 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        assertThat(consumer.poll(Duration.ofSeconds(30))).extracting(ConsumerRecord::value).containsExactly("kept");
      }
      assertThat(again.addresses().postgreSql()).isEmpty();
    }
  }

  @Test
  void servers_run_in_place_where_the_environment_says_so_or_no_engine_answers() {
    assertThat(InfrastructureProvider.choose(Map.of("MUSTER_TEST_INFRASTRUCTURE", "embedded")))
        .isEqualTo(new InfrastructureProvider(false, "Kafka and PostgreSQL run in place, as MUSTER_TEST_INFRASTRUCTURE asks."));
    assertThat(InfrastructureProvider.choose(Map.of("DOCKER_HOST", "unix://" + folder.resolve("nobody.sock"))))
        .isEqualTo(new InfrastructureProvider(false, "Kafka and PostgreSQL run in place: no Docker engine answers."));
  }
}
