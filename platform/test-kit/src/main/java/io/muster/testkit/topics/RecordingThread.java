package io.muster.testkit.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer without a group, in a thread of its own. Its starting point is fixed when it is made, before anything else is written. */
final class RecordingThread implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final String topic;
  private Thread thread;

  private RecordingThread(String bootstrapServers, String topic) {
    this.topic = topic;
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic, Duration.ofSeconds(30)).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
  }

  static RecordingThread fromTheBeginning(String bootstrapServers, String topic) {
    var recording = new RecordingThread(bootstrapServers, topic);
    recording.consumer.seekToBeginning(recording.consumer.assignment());
    return recording;
  }

  static RecordingThread fromNow(String bootstrapServers, String topic) {
    var recording = new RecordingThread(bootstrapServers, topic);
    List<TopicPartition> partitions = List.copyOf(recording.consumer.assignment());
    recording.consumer.endOffsets(partitions).forEach(recording.consumer::seek);
    return recording;
  }

  void recordTo(Consumer<Recorded> listener) {
    thread = Thread.ofPlatform().daemon().name("recording " + topic).start(() -> record(listener));
  }

  private void record(Consumer<Recorded> listener) {
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> listener.accept(Recorded.of(record)));
      }
    } catch (WakeupException closing) {
      // The way out of poll: close() asked for it.
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
