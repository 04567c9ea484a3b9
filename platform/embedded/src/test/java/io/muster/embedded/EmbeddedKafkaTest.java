package io.muster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  private static final TopicSpec EVENTS = new TopicSpec("some.events", 3, false, Optional.of(Duration.ofDays(14)));
  private static final TopicSpec STATE = new TopicSpec("some.state", 1, true, Optional.empty());

  @TempDir Path folder;

  @Test
  void records_outlive_a_stop_and_topics_are_made_as_asked_and_only_once() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), OptionalInt.empty())) {
      kafka.createTopics(List.of(EVENTS, STATE));
      write(kafka, "some.state", "one");

      kafka.stop();
      kafka.startAgain();
      kafka.createTopics(List.of(EVENTS, STATE));

      assertThat(firstValue(kafka, "some.state")).isEqualTo("one");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        assertThat(admin.describeTopics(List.of("some.events")).allTopicNames().get().get("some.events").partitions()).hasSize(3);
        assertThat(setting(admin, "some.events", "retention.ms")).isEqualTo("1209600000");
        assertThat(setting(admin, "some.state", "cleanup.policy")).isEqualTo("compact");
      }

      kafka.topics().recreate(List.of(STATE));
      assertThat(end(kafka, "some.state")).as("records after the topic was made anew").isZero();

      kafka.deleteTopics(List.of("some.events", "never.there"));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        assertThat(admin.listTopics().names().get()).containsExactly("some.state");
      }
    }
  }

  private static String setting(Admin admin, String topic, String name) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  private static void write(EmbeddedKafka kafka, String topic, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static String firstValue(EmbeddedKafka kafka, String topic) {
    try (var consumer = consumer(kafka)) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
    }
  }

  private static long end(EmbeddedKafka kafka, String topic) {
    try (var consumer = consumer(kafka)) {
      var partition = new TopicPartition(topic, 0);
      return consumer.endOffsets(List.of(partition)).get(partition);
    }
  }

  private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringDeserializer(), new StringDeserializer());
  }
}
