package io.muster.kit.messaging;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;
import io.muster.kit.messaging.PartitionRun.Consuming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the topics of one subscription on one thread. Each partition's records go through on a virtual thread of their own while the partition is
 * read on, so that polling, and with it the membership of the group, goes on however long a record takes; what comes meanwhile waits for the next run, and the
 * partition is paused only where that is much: a paused one is left out of the fetch under way and so comes up to half a second late. An offset is committed
 * only after PostgreSQL has committed what the record led to.
 */
final class TopicConsumer implements Runnable, ConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(TopicConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration BUSY_POLL = Duration.ofMillis(5);

  /** Kafka writes each commit down as it does a record; what is read again after a death in between is in the inbox. */
  private static final Duration COMMIT_EVERY = Duration.ofMillis(500);

  /**
   * Records of a partition that go through together at most. What is made of them lives until their transaction has committed, in each partition at once: with many, the
   * collector copies it again and again, and whatever else waits for a processor waits for all of them.
   */
  private static final int TOGETHER = 50;

  /** Bytes of a partition that wait for their run: about what goes through until a paused partition brings more. */
  private static final long MUCH = 2 * 1024 * 1024;

  /** Records of a partition that wait for their run. */
  private static final int MANY = 1000;

  /** Partitions come or go; those that go still have records under way. */
  private static final Failpoint REBALANCE = Failpoints.declare("kit.consumer.rebalance");

  private final Subscription subscription;
  private final Consuming means;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, PartitionRun> runs = new HashMap<>();
  private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> waiting = new HashMap<>();

  /** How far each partition is, until Kafka knows. */
  private final Map<TopicPartition, OffsetAndMetadata> through = new HashMap<>();
  private long committedAt = System.nanoTime();
  private volatile boolean stopping;

  TopicConsumer(Subscription subscription, Map<String, Object> settings, Consuming means) {
    this.subscription = subscription;
    this.means = means;
    this.consumer = new KafkaConsumer<>(settings);
  }

  /** Lets records under way end, commits, leaves the group. */
  void stop() {
    stopping = true;
    consumer.wakeup();
  }

  @Override
  public void run() {
    // Lag above all: kafka_consumer_fetch_manager_records_lag.
    try (var metrics = new KafkaClientMetrics(consumer)) {
      metrics.bindTo(means.meters());
      consumer.subscribe(subscription.topics(), this);
      while (!stopping) {
        round();
      }
    } finally {
      settle(Set.copyOf(consumer.assignment()));
      consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }
  }

  private void round() {
    try {
      begin(consumer.poll(patience()));
      finishRuns();
      commit();
    } catch (WakeupException e) {
      LOG.debugf("%s was woken", subscription.name());
    } catch (InterruptException e) {
      stopping = true;
    } catch (RuntimeException e) {
      LOG.warnf(e, "Reading for %s failed and goes on", subscription.name());
    }
  }

  private Duration patience() {
    if (!runs.isEmpty()) {
      return BUSY_POLL;
    }
    return through.isEmpty() ? POLL : COMMIT_EVERY;
  }

  private void begin(ConsumerRecords<String, byte[]> polled) {
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<String, byte[]>> those = waiting.computeIfAbsent(partition, none -> new ArrayList<>());
      those.addAll(polled.records(partition));
      if (!runs.containsKey(partition)) {
        start(partition);
      } else if (isMuch(those)) {
        consumer.pause(Set.of(partition));
      }
    }
  }

  private boolean isMuch(List<ConsumerRecord<String, byte[]>> those) {
    return those.size() >= MANY || those.stream().mapToLong(ConsumerRecord::serializedValueSize).sum() >= MUCH;
  }

  private void start(TopicPartition partition) {
    List<ConsumerRecord<String, byte[]>> those = waiting.get(partition);
    List<ConsumerRecord<String, byte[]>> first = those.subList(0, Math.min(those.size(), TOGETHER));
    var run = new PartitionRun(subscription, List.copyOf(first), means);
    first.clear();
    if (those.isEmpty()) {
      waiting.remove(partition);
    }
    runs.put(partition, run);
    Thread.ofVirtual().name(subscription.name() + "-" + partition).start(run);
  }

  private void finishRuns() {
    Set<TopicPartition> done = runs.entrySet().stream().filter(run -> run.getValue().isFinished()).map(Map.Entry::getKey).collect(Collectors.toSet());
    if (done.isEmpty()) {
      return;
    }
    for (TopicPartition partition : done) {
      PartitionRun run = runs.remove(partition);
      through.put(partition, new OffsetAndMetadata(run.next()));
      if (!run.isThrough()) {
        // It ended in the middle, by an Error: nothing behind that may go through before it.
        waiting.remove(partition);
        consumer.seek(partition, run.next());
      }
    }
    consumer.resume(done.stream().filter(partition -> !isMuch(waiting.getOrDefault(partition, List.of()))).toList());
    done.stream().filter(waiting::containsKey).forEach(this::start);
  }

  private void commit() {
    if (through.isEmpty() || System.nanoTime() - committedAt < COMMIT_EVERY.toNanos()) {
      return;
    }
    committedAt = System.nanoTime();
    consumer.commitAsync(Map.copyOf(through), (committed, refusal) -> {
      if (refusal == null) {
        committed.forEach(through::remove);
      }
    });
  }

  /** Ends what is under way for these partitions and commits how far they came. */
  private void settle(Collection<TopicPartition> partitions) {
    var reached = new HashMap<TopicPartition, OffsetAndMetadata>();
    waiting.keySet().removeAll(partitions);
    try {
      for (TopicPartition partition : partitions) {
        PartitionRun run = runs.get(partition);
        if (run != null) {
          run.cancel();
        }
      }
      for (TopicPartition partition : partitions) {
        PartitionRun run = runs.remove(partition);
        OffsetAndMetadata before = through.remove(partition);
        if (before != null) {
          reached.put(partition, before);
        }
        if (run != null) {
          run.awaitFinished(means.config().drain());
          reached.put(partition, new OffsetAndMetadata(run.next()));
        }
      }
      if (!reached.isEmpty()) {
        consumer.commitSync(reached, Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debugf("%s could not commit its offsets; the inbox knows what is through: %s", subscription.name(), e.getMessage());
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    REBALANCE.hit();
    settle(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    waiting.keySet().removeAll(partitions);
    through.keySet().removeAll(partitions);
    partitions.stream().map(runs::remove).filter(java.util.Objects::nonNull).forEach(PartitionRun::cancel);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    REBALANCE.hit();
    LOG.infof("%s reads %d partitions more", subscription.name(), partitions.size());
  }
}
