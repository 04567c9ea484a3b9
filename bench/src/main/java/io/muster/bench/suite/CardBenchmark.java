package io.muster.bench.suite;

import io.muster.bench.arena.Alertmanager;
import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Arrivals;
import io.muster.bench.arena.Contestant;
import io.muster.bench.arena.KafkaEcho;
import io.muster.bench.arena.NaiveBridge;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Rounds;
import io.muster.bench.frame.Statistics;
import io.muster.bench.load.HttpLoad;
import io.muster.bench.load.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** From a webhook's due time to the POST of its card at Teams, through all services. */
public final class CardBenchmark implements Benchmark<Arena> {
  private static final String MUSTER = "Muster";
  private static final String NAIVE = "naive bridge";
  private static final String ALERTMANAGER = "Alertmanager";
  private static final String KAFKA = "Kafka end to end";

  @Override
  public String name() {
    return "card";
  }

  @Override
  public String says() {
    return "from a webhook's due time to its card's POST at Teams, 50 a second, Teams' limits off";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    String run = "c" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    CardChain chain = new CardChain(arena, run);
    chain.warmUp(effort);
    List<Double> p99 = new ArrayList<>();
    Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
    contenders.put(
        MUSTER,
        () -> {
          Arrivals arrivals = chain.run(effort.round());
          p99.add(arrivals.latencies().getValueAtPercentile(99) / 1000.0);
          return arrivals.latencies().getValueAtPercentile(50) / 1000.0;
        });
    KafkaEcho echo = arena.kafka().echo(4096);
    contenders.put(KAFKA, () -> echo.run(CardChain.PER_SECOND, effort.round()).getValueAtPercentile(50) / 1000.0);
    String rooms = arena.teams().sink().plainUrl("X");
    Optional<Contestant> alertmanager = Alertmanager.start(arena, arena.teams().sink().plainUrl("alertmanager"));
    try (Contestant naive = arena.baseline(NaiveBridge.class, List.of(), rooms.substring(0, rooms.indexOf("X/")))) {
      contenders.put(NAIVE, () -> half(arena, naive.port(), arena.gate().webhooks("n" + run.substring(1), CardChain.ROOMS), "n" + run.substring(1), effort));
      alertmanager.ifPresent(there -> contenders.put(ALERTMANAGER, () -> half(arena, there.port(), Alertmanager.alerts("m" + run.substring(1)), "m" + run.substring(1), effort)));
      contenders.forEach((name, contender) -> contender.getAsDouble());
      p99.clear();
      Rounds rounds = Rounds.interleaved(effort.rounds(), contenders, arena.load());
      into.add(rounds);
      into.add(Figure.judged("half within", "ms", Statistics.median(rounds.of(MUSTER)), Better.LOWER, 60, 30));
      into.add(Figure.judged("99 % within", "ms", Statistics.median(p99), Better.LOWER, 250, 100));
      into.add(rounds.ratio("half within, against Kafka end to end", MUSTER, KAFKA, "ms", Better.LOWER, Optional.empty(), Optional.empty()));
      into.add(rounds.ratio("half within, against the naive bridge", MUSTER, NAIVE, "ms", Better.LOWER, Optional.empty(), Optional.empty()));
      if (alertmanager.isPresent()) {
        into.add(rounds.ratio("half within, against Alertmanager", MUSTER, ALERTMANAGER, "ms", Better.LOWER, Optional.of(4.0), Optional.of(2.0)));
      } else {
        into.note("Alertmanager is left out: Debian's package prometheus-alertmanager is not installed here.");
      }
    } finally {
      alertmanager.ifPresent(Contestant::close);
      arena.teams().sink().forget();
    }
    into.note("Every webhook that was acknowledged arrived at Teams; Muster's own limits per conversation held, that per tenant and storms were raised out of the way.");
  }

  private final Map<String, AtomicLong> numbers = new LinkedHashMap<>();

  /** The median of a baseline for one round. */
  private double half(Arena arena, int port, Requests requests, String run, Effort effort) {
    Arrivals arrivals = new Arrivals(run);
    arena.teams().sink().listen(arrivals);
    HttpLoad load = new HttpLoad(port, 16, requests, arrivals, numbers.computeIfAbsent(run, name -> new AtomicLong()));
    IngestBenchmark.allGood(load.open(CardChain.PER_SECOND, effort.round()));
    arrivals.await(Duration.ofSeconds(20));
    return arrivals.latencies().getValueAtPercentile(50) / 1000.0;
  }
}
