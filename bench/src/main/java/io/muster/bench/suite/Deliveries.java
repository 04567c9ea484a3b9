package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.TopicSpan;
import io.muster.bench.frame.Accounting;
import io.muster.bench.load.WebhookRequests;
import io.muster.contracts.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Whether every webhook that was acknowledged is in the log of deliveries, and later in the log of events. */
final class Deliveries {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final Accounting kept = new Accounting();
  private final Accounting told = new Accounting();
  private final TopicSpan log;
  private final TopicSpan events;
  private final String run;

  /** From now on. */
  Deliveries(Arena arena, String run) {
    this.run = run;
    this.log = arena.kafka().span(Topics.DELIVERIES);
    this.events = arena.kafka().span(Topics.INGEST_EVENTS);
  }

  /** To be told each answer. */
  void answered(long number, int status, long dueAt) {
    if (status / 100 == 2) {
      kept.acknowledged(number);
      told.acknowledged(number);
    }
  }

  /** From now on, each of the same deliveries must become an event. */
  Deliveries again(Arena arena) {
    Deliveries again = new Deliveries(arena, run);
    told.everyAcknowledged(again.told::acknowledged);
    return again;
  }

  /** Whether each became an event, as far as was looked. */
  boolean allToldByNow() {
    return told.lost() == 0;
  }

  /** Fails the run unless each is in the log of deliveries; what lies in the spill has half a minute to get there. */
  Accounting assertKept() {
    await(log, kept, Duration.ofSeconds(30), this::ofHeader);
    kept.assertNothingLost("webhooks");
    return kept;
  }

  /** Fails the run unless each became an event within a time. */
  Accounting assertTold(Duration within) {
    await(events, told, within, this::ofKey);
    told.assertNothingLost("webhooks, looked for among the events,");
    return told;
  }

  /** How fast this run's events were told, the last quarter of them; NaN where there are too few. */
  static double eventsPerSecond(TopicSpan events, String run) {
    return events.toldPerSecond(record -> number(record, run) >= 0);
  }

  private static void await(TopicSpan span, Accounting accounting, Duration within, ToLongFunction<ConsumerRecord<String, byte[]>> number) {
    long end = System.nanoTime() + within.toNanos();
    boolean over = accounting.lost() == 0;
    while (!over) {
      over = System.nanoTime() > end;
      // Whoever is measured meanwhile needs the processors: read is what may be all.
      if (over || span.count() >= accounting.lost()) {
        span.readOn(
            record -> {
              long found = number.applyAsLong(record);
              if (found >= 0) {
                accounting.found(found);
              }
            });
        over |= accounting.lost() == 0;
      }
      if (!over) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }

  private long ofHeader(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader("muster-vendor-id");
    String id = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    return id.startsWith("bench-" + run + "-") ? WebhookRequests.numberAtEnd(id) : -1;
  }

  private long ofKey(ConsumerRecord<String, byte[]> record) {
    return number(record, run);
  }

  private static long number(ConsumerRecord<String, byte[]> record, String run) {
    String key = record.key() == null ? "" : record.key();
    return key.contains(WebhookRequests.incident(run, 0).substring(0, run.length() + 2)) ? WebhookRequests.numberAtEnd(key) : -1;
  }
}
