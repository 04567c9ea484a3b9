package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.TopicSpan;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.FailedRun;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Rounds;
import io.muster.bench.frame.Statistics;
import io.muster.bench.hotpath.HotPath;
import io.muster.bench.hotpath.ManyMappings;
import io.muster.bench.load.Answers;
import io.muster.bench.load.HttpLoad;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Topics;
import io.muster.sandbox.journey.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** A decision where there are very many mappings, and what they cost in memory. */
public final class RouteBenchmark implements Benchmark<Arena> {
  private static final String INGEST = "webhook-ingest";
  private static final String MAPPING = "channel-mapping";
  private static final String DECISION = "decision";
  private static final String QUERY = "bare indexed query";

  @Override
  public String name() {
    return "route";
  }

  @Override
  public String says() {
    return "a decision over very many mappings of 50 tenants; what they add to channel-mapping's heap";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    int mappings = effort.choose(20_000, 200_000, 1_000_000);
    Map<String, String> allowed = Map.of("muster.tenants.allowed", arena.machine().microsoft().tenant() + "," + String.join(",", ManyRows.tenants()));
    double before = heapAfterRouting(arena, allowed, 0, effort);
    ManyRows.fill(arena, mappings);
    try {
      decisions(arena, effort, into);
      double after = heapAfterRouting(arena, allowed, ManyRows.channels(mappings), effort);
      into.add(Figure.judged("heap of channel-mapping in use, growth by " + mappings + " mappings", "MB", (after - before) / (1024 * 1024), Better.LOWER, 100, 100));
    } finally {
      arena.stop(MAPPING);
      ManyRows.empty(arena);
    }
    into.note(String.format(Locale.ROOT, "%,d mappings.", mappings));
    into.note("Decided by channel-mapping's own classes in this process: a transaction that reads mappings, routes and the incident as known, and decides. It is not written down.");
  }

  private static void decisions(Arena arena, Effort effort, Findings into) {
    var address = arena.machine().infrastructure().postgreSql().orElseThrow();
    List<IncidentEvent> events = IntStream.range(0, 500).mapToObj(n -> HotPath.event(ManyRows.account(arena, n % ManyRows.TENANTS), n * 7 % ManyRows.SERVICES, n)).toList();
    try (ManyMappings many = new ManyMappings(address, "muster_mapping", Set.copyOf(ManyRows.tenants()))) {
      if (many.decide(events.getFirst()) == 0) {
        throw new FailedRun("A decision found none of its mappings.");
      }
      List<Double> p99 = new ArrayList<>();
      Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
      contenders.put(
          DECISION,
          () -> {
            Histogram times = times(effort.round(), n -> many.decide(events.get(n % events.size())));
            p99.add(times.getValueAtPercentile(99) / 1000.0);
            return times.getMean();
          });
      contenders.put(
          QUERY,
          () -> times(effort.round(), n -> many.bareQuery(events.get(n % events.size()).incident().id().account().key(), "PBEN%03d".formatted(n * 7 % ManyRows.SERVICES))).getMean());
      contenders.values().forEach(DoubleSupplier::getAsDouble);
      p99.clear();
      Rounds rounds = Rounds.interleaved(effort.rounds(), contenders, arena.load());
      into.add(rounds);
      into.add(Figure.judged("decision, 99 % within", "ms", Statistics.median(p99), Better.LOWER, 2, 0.5));
      into.add(rounds.ratio("decision, against the bare indexed query", DECISION, QUERY, "µs", Better.LOWER, Optional.empty(), Optional.empty()));
    }
  }

  private interface Once {
    void run(int number);
  }

  private static Histogram times(Duration time, Once once) {
    Histogram times = new Histogram(60_000_000L, 3);
    long end = System.nanoTime() + time.toNanos();
    for (int number = 0; System.nanoTime() < end; number++) {
      long begun = System.nanoTime();
      once.run(number);
      times.recordValue((System.nanoTime() - begun) / 1000);
    }
    return times;
  }

  /**
   * Bytes in use in the service itself after it has routed, its garbage collected.
   *
   * @param channels into how many each event is routed
   */
  private static double heapAfterRouting(Arena arena, Map<String, String> allowed, int channels, Effort effort) {
    arena.only(Map.of(INGEST, Map.of(), MAPPING, allowed));
    TopicSpan routed = arena.kafka().span(Topics.BOT_COMMANDS);
    String run = "k" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    Deliveries deliveries = new Deliveries(arena, run);
    new HttpLoad(arena.service(INGEST).port(), 16, arena.gate().webhooks(run, 980, 1), deliveries::answered, new AtomicLong()).closed(effort.choose(50, 200, 500), Duration.ofSeconds(60));
    long told = deliveries.assertTold(Duration.ofMinutes(2)).acknowledged();
    Await.appears("commands for " + told + " events in " + channels + " channels each", Duration.ofMinutes(2), () -> Optional.of(routed.count()).filter(count -> count >= told * channels));
    // The heap is looked at when all that is over.
    LockSupport.parkNanos(Duration.ofSeconds(effort.choose(1, 3, 5)).toNanos());
    double bytes = arena.service(MAPPING).heapInUse();
    arena.only();
    // They are for channels that there are only here.
    arena.kafka().empty(Topics.BOT_COMMANDS);
    return bytes;
  }
}
