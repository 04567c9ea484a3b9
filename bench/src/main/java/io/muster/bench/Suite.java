package io.muster.bench;

import io.muster.bench.arena.Arena;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.suite.AckBenchmark;
import io.muster.bench.suite.AssemblyBenchmark;
import io.muster.bench.suite.CardBenchmark;
import io.muster.bench.suite.CpuBenchmark;
import io.muster.bench.suite.IngestBenchmark;
import io.muster.bench.suite.InvokeBenchmark;
import io.muster.bench.suite.ReplayBenchmark;
import io.muster.bench.suite.RouteBenchmark;
import io.muster.bench.suite.StartBenchmark;
import io.muster.bench.suite.StormBenchmark;
import java.util.List;
import java.util.stream.Stream;

/** All benchmarks, in the order in which they are run. */
final class Suite {
  private static final List<Benchmark<Arena>> ALL = List.of(new IngestBenchmark(), new AckBenchmark(), new CardBenchmark(), new CpuBenchmark(), new InvokeBenchmark(), new RouteBenchmark(), new AssemblyBenchmark(), new ReplayBenchmark(), new StormBenchmark(), new StartBenchmark());

  private Suite() {}

  /** JMH over single steps, which needs no machine; asked for by this name only. */
  static final String HOT_PATHS = "jmh";

  /** What there is, a line each. */
  static List<String> help() {
    return Stream.of(
            Stream.of("./muster bench [name …]    all benchmarks, or some of them; ends with 1 where a figure is below its must", ""),
            ALL.stream().map(one -> "  %-10s %s".formatted(one.name(), one.says())),
            Stream.of("  %-10s %s".formatted(HOT_PATHS, "single steps of the hot path, each alone; by this name only"), "",
                "  --quick        short rounds, ten minutes instead of forty", "  --glance       a second of each, to see that it works; the figures mean nothing",
                "  --record       a flight recording of each service, in .muster/bench/recordings", "  --json <file>  where the figures go as JSON, instead of .muster/bench-results", "",
                "What the figures mean: docs/performance.md"))
        .flatMap(lines -> lines)
        .toList();
  }

  static List<String> names() {
    return Stream.concat(ALL.stream().map(Benchmark::name), Stream.of(HOT_PATHS)).toList();
  }

  /** Those of these names; all where there is none. */
  static List<Benchmark<Arena>> of(List<String> names) {
    return ALL.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
  }
}
