package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.TopicSpan;
import io.muster.bench.frame.Accounting;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Rounds;
import io.muster.bench.load.HttpLoad;
import io.muster.contracts.wire.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** How fast deliveries that lie in the log become events: translated, folded in, told, as many in one transaction as there are. */
public final class AssemblyBenchmark implements Benchmark<Arena> {
  private static final String INGEST = "webhook-ingest";
  private static final String ASSEMBLY = "assembly";
  private static final String RAW = "raw consumer";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "assembly";
  }

  @Override
  public String says() {
    return "deliveries of 4 KB that lie in the log until they are events";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    int count = effort.choose(300, 6_000, 120_000);
    arena.only();
    String run = "s" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    Deliveries deliveries = new Deliveries(arena, run);
    var numbers = new AtomicLong();
    TopicSpan[] filled = {fill(arena, run, deliveries, numbers, count)};
    DoubleSupplier raw = () -> filled[0].rate();
    raw.getAsDouble();
    Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
    contenders.put(
        ASSEMBLY,
        () -> {
          if (deliveries.allToldByNow()) {
            filled[0] = fill(arena, run, deliveries, numbers, count);
          }
          TopicSpan events = arena.kafka().span(Topics.INGEST_EVENTS);
          arena.start(INGEST, Map.of());
          deliveries.assertTold(PATIENCE);
          arena.stop(INGEST);
          return Deliveries.eventsPerSecond(events, run);
        });
    contenders.put(RAW, raw);
    Rounds rounds = Rounds.interleaved(effort.choose(1, 1, 2), contenders, arena.load());
    into.add(rounds);
    into.add(rounds.ratio("against a consumer that only reads", ASSEMBLY, RAW, "/s", Better.HIGHER, Optional.of(0.10), Optional.of(0.30)));
    Accounting told = deliveries.assertTold(PATIENCE);
    arena.kafka().empty(Topics.INGEST_EVENTS);
    into.note(told.acknowledged() + " deliveries, each became an event. The service is started anew for each round; the last quarter of its events counts.");
  }

  /** Deliveries taken in by an intake that leaves them where they are; where they lie. */
  static TopicSpan fill(Arena arena, String run, Deliveries deliveries, AtomicLong numbers, int count) {
    TopicSpan span = arena.kafka().span(Topics.DELIVERIES);
    int port = arena.start(INGEST, IngestBenchmark.INTAKE_ONLY).port();
    // One that is refused is a tool's to send again, and none of those that are counted.
    new HttpLoad(port, IngestBenchmark.CONNECTIONS, arena.gate().webhooks(run, 500, 400), deliveries::answered, numbers).closed(count, PATIENCE);
    arena.stop(INGEST);
    return span;
  }
}
