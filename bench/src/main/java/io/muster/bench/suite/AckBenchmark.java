package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Contestant;
import io.muster.bench.frame.Accounting;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Statistics;
import io.muster.bench.load.HttpLoad;
import io.muster.bench.load.LoadResult;
import io.muster.contracts.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How long a tool waits for its answer while deliveries become incidents beside it, at a constant rate whether the service keeps up or not. */
public final class AckBenchmark implements Benchmark<Arena> {
  private static final int CONNECTIONS = 64;
  private static final List<Integer> SHARES = List.of(25, 50, 75);
  private static final Duration CATCH_UP = Duration.ofSeconds(180);

  @Override
  public String name() {
    return "ack";
  }

  @Override
  public String says() {
    return "from a webhook's due time to its answer, open loop; webhook-ingest whole, Kafka and PostgreSQL, nothing else";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    arena.only();
    Contestant ingest = arena.start("webhook-ingest", Map.of());
    String run = "a" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    Deliveries deliveries = new Deliveries(arena, run);
    HttpLoad load = new HttpLoad(ingest.port(), CONNECTIONS, arena.gate().webhooks(run, 50), deliveries::answered, new AtomicLong());
    load.open(500, effort.warmUp());
    List<Double> p50 = new ArrayList<>();
    List<Double> p99 = new ArrayList<>();
    List<Double> worst = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      LoadResult result = IngestBenchmark.allGood(load.open(500, effort.round()));
      p50.add(result.millis(50));
      p99.add(result.millis(99));
      worst.add(result.millis(99.9));
    }
    into.add(Figure.judged("at 500 a second, 99 % within", "ms", Statistics.median(p99), Better.LOWER, 25, 10));
    into.add(Figure.told("at 500 a second, half within", "ms", Statistics.median(p50), Better.LOWER));
    into.add(Figure.told("at 500 a second, 99.9 % within", "ms", Statistics.median(worst), Better.LOWER));
    deliveries.assertTold(CATCH_UP);
    shares(load, deliveries, effort, into);
    Accounting kept = deliveries.assertKept();
    Accounting told = deliveries.assertTold(CATCH_UP);
    // Nobody read them here: the services behind would find them in the next benchmark.
    arena.kafka().empty(Topics.INGEST_EVENTS);
    into.note(kept.acknowledged() + " webhooks were acknowledged; each was found in the log of deliveries and became an event (" + told.doubled() + " of them more than one).");
  }

  /** At shares of what it takes in at most while it assembles as well. */
  private static void shares(HttpLoad load, Deliveries deliveries, Effort effort, Findings into) {
    double most = IngestBenchmark.allGood(load.closed(effort.round())).rate();
    deliveries.assertTold(CATCH_UP);
    into.add(Figure.told("most, while it assembles as well", "/s", most, Better.HIGHER));
    Map<Integer, List<Double>> p99 = new LinkedHashMap<>();
    for (int round = 0; round < effort.choose(1, 1, 2); round++) {
      for (int percent : SHARES) {
        LoadResult result = IngestBenchmark.allGood(load.open(most * percent / 100, effort.round().dividedBy(2)));
        p99.computeIfAbsent(percent, share -> new ArrayList<>()).add(result.millis(99));
        deliveries.assertTold(CATCH_UP);
      }
    }
    p99.forEach((percent, rounds) -> into.add(Figure.judged("at " + percent + " % of it, 99 % within", "ms", Statistics.median(rounds), Better.LOWER, 25, 10)));
  }
}
