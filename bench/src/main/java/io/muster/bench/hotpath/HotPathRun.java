package io.muster.bench.hotpath;

import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.FailedRun;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import java.util.Collection;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH over the hot paths, each in a JVM of its own. */
public final class HotPathRun {
  private HotPathRun() {}

  /** Runs them all. */
  public static void run(Effort effort, Findings into) {
    Options options =
        new OptionsBuilder()
            .include("^" + HotPaths.class.getName() + "\\.")
            .forks(effort.choose(1, 1, 3))
            .warmupIterations(effort.choose(1, 3, 5))
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(effort.choose(1, 5, 5))
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx512m")
            .build();
    try {
      Collection<RunResult> results = new Runner(options).run();
      results.forEach(result -> add(result.getParams().getBenchmark(), result.getPrimaryResult(), into));
    } catch (RunnerException e) {
      throw new FailedRun("JMH did not come to its end: " + e.getMessage());
    }
  }

  private static void add(String benchmark, Result<?> result, Findings into) {
    String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    into.add(Figure.told(name + (Double.isFinite(result.getScoreError()) ? " (± %.2f)".formatted(result.getScoreError()) : ""), "µs", result.getScore(), Better.LOWER));
  }
}
