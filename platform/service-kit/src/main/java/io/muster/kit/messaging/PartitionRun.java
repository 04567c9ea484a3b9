package io.muster.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes the records of one partition from one poll through, in order, on its own virtual thread. Progress is what PostgreSQL has committed.
 * A failure that may pass holds the partition and only the partition.
 */
final class PartitionRun implements Runnable {
  private static final Logger LOG = Logger.getLogger(PartitionRun.class);

  private final Subscription subscription;
  private final List<ConsumerRecord<String, byte[]>> records;
  private final Consuming means;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile long next;

  /** What a run needs from its surroundings. */
  record Consuming(Database database, Inbox inbox, DeadLetters deadLetters, KafkaConfig config, MeterRegistry meters) {}

  PartitionRun(Subscription subscription, List<ConsumerRecord<String, byte[]>> records, Consuming means) {
    this.subscription = subscription;
    this.records = records;
    this.means = means;
    this.next = records.getFirst().offset();
  }

  /** The offset of the first record that is not through. */
  long next() {
    return next;
  }

  /** Whether all of its records are through. */
  boolean isThrough() {
    return next > records.getLast().offset();
  }

  boolean isFinished() {
    return finished.getCount() == 0;
  }

  /** Lets the record under way end and begins no other. */
  void cancel() {
    cancelled.countDown();
  }

  void awaitFinished(Duration atMost) throws InterruptedException {
    finished.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    try {
      if (subscription instanceof MessageConsumer) {
        for (ConsumerRecord<String, byte[]> record : records) {
          untilThrough(record);
        }
      } else {
        take(records);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  /** In one transaction; where that fails, in halves, in order: one that is to blame is found in a few steps, and the others are not held up by its batch. */
  private void take(List<ConsumerRecord<String, byte[]>> some) throws InterruptedException {
    if (some.size() == 1) {
      untilThrough(some.getFirst());
    } else if (cancelled.getCount() > 0 && !together(some)) {
      int half = some.size() / 2;
      take(some.subList(0, half));
      take(some.subList(half, some.size()));
    }
  }

  /** All in one transaction; whether that worked. */
  private boolean together(List<ConsumerRecord<String, byte[]>> some) {
    try {
      through(some);
      return true;
    } catch (RuntimeException e) {
      LOG.debugf("%d records of %s failed together and are taken in halves: %s", some.size(), subscription.name(), e.getClass().getSimpleName());
      return false;
    }
  }

  private void untilThrough(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    for (int attempt = 1; cancelled.getCount() > 0 && next <= record.offset(); attempt++) {
      try {
        through(List.of(record));
      } catch (RuntimeException e) {
        afterFailure(record, attempt, e);
      }
    }
  }

  private void afterFailure(ConsumerRecord<String, byte[]> record, int attempt, RuntimeException thrown) throws InterruptedException {
    Duration wait = backoff(attempt);
    String reason = thrown instanceof Failure failure ? failure.reason() : "unexpected";
    means.meters().counter("muster.consumer.failures", "consumer", subscription.name(), "reason", reason).increment();
    if (thrown instanceof DatabaseUnavailable) {
      LOG.warnf("The database is away; %s waits", subscription.name());
    } else if (thrown instanceof Failure failure) {
      switch (failure.disposition()) {
        case Disposition.Retry() when attempt < means.config().retryAttempts() -> {}
        case Disposition.RetryAfter(var after) when attempt < means.config().retryAttempts() -> wait = after;
        case Disposition.Retry() -> bury(record, reason, failure.getMessage());
        case Disposition.RetryAfter _ -> bury(record, reason, failure.getMessage());
        case Disposition.GiveUp() -> bury(record, reason, failure.getMessage());
        case Disposition.DisableTarget() -> bury(record, reason, failure.getMessage());
      }
    } else {
      LOG.errorf(thrown, "A record failed unexpectedly: consumer=%s topic=%s partition=%d offset=%d attempt=%d",
          subscription.name(), record.topic(), record.partition(), record.offset(), attempt);
      if (attempt >= means.config().unexpectedAttempts()) {
        bury(record, reason, thrown.getClass().getName());
      }
    }
    if (next <= record.offset()) {
      cancelled.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void through(List<ConsumerRecord<String, byte[]>> some) {
    List<Step> steps = some.stream().map(record -> Steps.of(subscription, record)).toList();
    List<Step.Handle> handled = Step.handled(steps);
    boolean quiet = handled.isEmpty() && steps.stream().noneMatch(Step.Bury.class::isInstance);
    if (!quiet) {
      Runnable work = () -> report(means.database().inTransaction(tx -> commit(tx, steps, handled)));
      if (handled.isEmpty()) {
        Traces.continued(Records.header(some.getFirst(), Traces.TRACEPARENT), spanName(), SpanKind.CONSUMER, work);
      } else {
        Traces.continuedTogether(traces(handled), spanName(), work);
      }
    }
    next = some.getLast().offset() + 1;
    steps.forEach(this::count);
  }

  private String spanName() {
    return "consume " + subscription.name();
  }

  private static Map<String, Optional<String>> traces(List<Step.Handle> handled) {
    Map<String, Optional<String>> traces = new LinkedHashMap<>();
    handled.forEach(step -> traces.put(step.id(), Records.header(step.record(), Traces.TRACEPARENT)));
    return traces;
  }

  /** Those that were buried in it. */
  private List<Step.Bury> commit(Tx tx, List<Step> steps, List<Step.Handle> handled) {
    List<Step.Handle> fresh = subscription instanceof RecordConsumer ? handled : firsts(tx, handled);
    if (!fresh.isEmpty()) {
      Steps.handle(subscription, tx, fresh);
    }
    return steps.stream().filter(Step.Bury.class::isInstance).map(Step.Bury.class::cast).filter(step -> means.deadLetters().keep(tx, subscription.name(), step)).toList();
  }

  private List<Step.Handle> firsts(Tx tx, List<Step.Handle> handled) {
    Set<String> firsts = means.inbox().firsts(tx, subscription.name(), handled.stream().map(Step.Handle::id).toList());
    return handled.stream().filter(step -> firsts.remove(step.id())).toList();
  }

  private void bury(ConsumerRecord<String, byte[]> record, String reason, String detail) {
    var step = new Step.Bury(record, idOf(record), reason, detail);
    try {
      boolean kept = means.database().inTransaction(tx -> means.deadLetters().keep(tx, subscription.name(), step));
      next = record.offset() + 1;
      report(kept ? List.of(step) : List.of());
    } catch (RuntimeException e) {
      LOG.warnf(e, "A dead letter of %s could not be kept yet", subscription.name());
    }
  }

  private String idOf(ConsumerRecord<String, byte[]> record) {
    try {
      return Steps.of(subscription, record) instanceof Step.Handle handle ? handle.id() : Records.positionOf(record);
    } catch (RuntimeException e) {
      return Records.positionOf(record);
    }
  }

  private void report(List<Step.Bury> buried) {
    buried.forEach(step -> means.deadLetters().report(subscription.name(), step));
  }

  private void count(Step step) {
    switch (step) {
      case Step.Handle _ -> means.meters().counter("muster.consumer.messages", "consumer", subscription.name(), "result", "handled").increment();
      case Step.Pass(_, var unrecognised) ->
          means.meters().counter("muster.consumer.messages", "consumer", subscription.name(), "result", unrecognised.isPresent() ? "unrecognised" : "unwanted").increment();
      case Step.Bury _ -> means.meters().counter("muster.consumer.messages", "consumer", subscription.name(), "result", "buried").increment();
    }
  }

  private Duration backoff(int attempt) {
    Duration wait = Duration.ofMillis(50L << Math.min(attempt, 12));
    return wait.compareTo(means.config().longestBackoff()) > 0 ? means.config().longestBackoff() : wait;
  }
}
