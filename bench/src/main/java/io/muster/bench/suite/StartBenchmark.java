package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Starts;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Rounds;
import io.muster.bench.frame.Statistics;
import io.muster.sandbox.Installation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How long a service takes from its process's start until it is ready, with and without the JDK's AOT cache, and what five of them hold in memory. */
public final class StartBenchmark implements Benchmark<Arena> {
  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String says() {
    return "from a process's start to ready, with the flags of ./muster up; memory of idle services (PSS)";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    arena.only();
    Starts starts = new Starts(arena);
    List<String> services = effort == Effort.QUICK ? List.of("webhook-ingest") : Installation.SERVICES;
    for (String service : services) {
      starts.makeCache(service);
      Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
      contenders.put(service + " with cache", () -> starts.once(service, true));
      contenders.put(service + " without", () -> starts.once(service, false));
      Rounds rounds = Rounds.interleaved(effort.choose(1, 2, 3), contenders, arena.load());
      into.add(rounds);
      double with = Statistics.median(rounds.of(service + " with cache"));
      Figure.Against sides =
          rounds.ratio("", service + " with cache", service + " without", "s", Better.LOWER, Optional.empty(), Optional.empty()).against().orElseThrow();
      into.add(Figure.judged(service + ", with the cache", "s", with, Better.LOWER, 1.5, 1.0).against(sides));
    }
    boolean all = services.equals(Installation.SERVICES);
    starts.withAll(
        services,
        true,
        effort.choose(1, 5, 20),
        (service, bytes) -> into.add(Figure.told(service + ", idle", "MB", bytes / (1024.0 * 1024), Better.LOWER)),
        whole -> {
          if (all) {
            into.add(Figure.judged("five idle services", "GB", whole / GIGABYTE, Better.LOWER, 1.0, 0.75));
          }
        });
    starts.withAll(
        services,
        false,
        effort.choose(1, 5, 20),
        (service, bytes) -> into.add(Figure.told(service + ", idle, without the cache", "MB", bytes / (1024.0 * 1024), Better.LOWER)),
        whole -> {
          if (all) {
            into.add(Figure.told("five idle services, without the cache", "GB", whole / GIGABYTE, Better.LOWER));
          }
        });
    into.note("Beside the value: its median against the median without cache, and the middle half of the rounds' ratios.");
  }

}
