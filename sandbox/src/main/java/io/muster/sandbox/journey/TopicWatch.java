package io.muster.sandbox.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads along on every topic of Muster, from now on, so that each hop is told from the record itself. */
final class TopicWatch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<String, byte[]> consumer;
  private final Queue<Hop> hops = new ConcurrentLinkedQueue<>();
  private final Thread reader;
  private volatile boolean closing;

  TopicWatch(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "latest"), new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        Topics.all().stream()
            .filter(topic -> !topic.name().equals(Topics.SENDERS))
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    reader = Thread.ofPlatform().name("topic-watch").daemon().start(this::read);
  }

  /** The hops since a moment, in the order of their times. */
  List<Hop> since(Instant from) {
    return hops.stream().filter(hop -> !hop.at().isBefore(from)).sorted(java.util.Comparator.comparing(Hop::at)).toList();
  }

  private void read() {
    while (!closing) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        hops.add(hop(record));
      }
    }
    consumer.close();
  }

  private static Hop hop(ConsumerRecord<String, byte[]> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    String type = header(record, "ce_type");
    if (type.isEmpty()) {
      return new Hop(at, "webhook-ingest", "took the delivery in (" + record.value().length + " bytes)");
    }
    String writer = header(record, "ce_source").replaceFirst("^/muster/", "");
    return new Hop(at, writer, type + detail(type, record.value()));
  }

  private static String detail(String type, byte[] value) {
    JsonNode payload = json(value);
    if (type.startsWith("incident.") && payload.has("incident")) {
      return " · revision " + payload.at("/incident/revision").asLong();
    }
    if (type.equals("incident.routed.v1")) {
      JsonNode decision = payload.at("/decisions/0");
      return decision.isMissingNode() ? " · no mapping" : " · " + (decision.path("shown").asBoolean() ? "shown, " : "not shown, ") + decision.path("reason").asText();
    }
    if (payload.has("revision")) {
      return " · revision " + payload.path("revision").asLong();
    }
    if (payload.has("verb")) {
      return " · " + payload.path("verb").asText() + (payload.has("personName") ? " by " + payload.path("personName").asText() : "");
    }
    return "";
  }

  private static JsonNode json(byte[] value) {
    try {
      return value == null ? JSON.missingNode() : JSON.readTree(value);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closing = true;
    try {
      reader.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
