package io.muster.kit.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads the topics of one projection from their beginning on, without a group, and goes on for ever. */
final class StateFollower implements Runnable {
  private static final Logger LOG = Logger.getLogger(StateFollower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final StateProjection projection;
  private final Map<String, Object> settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile KafkaConsumer<String, byte[]> consumer;
  private volatile boolean caughtUp;

  StateFollower(StateProjection projection, Map<String, Object> settings) {
    this.projection = projection;
    this.settings = settings;
  }

  /** Whether everything that the topics held at the start has been applied. */
  boolean caughtUp() {
    return caughtUp;
  }

  void stop() {
    stopping.countDown();
    KafkaConsumer<String, byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
  }

  /** Starts over from the beginning when reading fails: applying a state twice changes nothing. */
  @Override
  public void run() {
    try {
      while (stopping.getCount() > 0) {
        try (var reading = new KafkaConsumer<String, byte[]>(settings)) {
          consumer = reading;
          follow(reading);
        } catch (WakeupException e) {
          LOG.debug("Woken");
        } catch (RuntimeException e) {
          LOG.warnf("States of %s cannot be read yet: %s", projection.topics(), e.getMessage());
        }
        stopping.await(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(KafkaConsumer<String, byte[]> reading) {
    List<TopicPartition> partitions = partitions(reading);
    if (partitions.isEmpty()) {
      LOG.warnf("The topics %s are not there yet", projection.topics());
      return;
    }
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(reading.endOffsets(partitions, PATIENCE));
    while (stopping.getCount() > 0) {
      reading.poll(POLL).forEach(this::apply);
      ends.entrySet().removeIf(end -> reading.position(end.getKey(), PATIENCE) >= end.getValue());
      caughtUp = caughtUp || ends.isEmpty();
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> reading) {
    var partitions = new ArrayList<TopicPartition>();
    for (String topic : projection.topics()) {
      List<PartitionInfo> found = reading.partitionsFor(topic, PATIENCE);
      if (found == null || found.isEmpty()) {
        return List.of();
      }
      found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    return partitions;
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      projection.applyRecord(record);
    } catch (RuntimeException e) {
      LOG.errorf(e, "A state could not be applied and is passed over: %s/%d/%d", record.topic(), record.partition(), record.offset());
    }
  }
}
