package io.muster.bench;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Flags;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.ForeignLoad;
import io.muster.bench.frame.Outcome;
import io.muster.bench.frame.Report;
import io.muster.bench.frame.ReportTable;
import io.muster.bench.frame.Surroundings;
import io.muster.bench.hotpath.HotPathRun;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** {@code ./muster bench}: runs benchmarks one after the other, tells what they found and fails where that is below a must. */
public final class Bench {
  private final Installation installation;
  private final Options options;
  private final Console console;

  private Bench(Installation installation, Options options, Console console) {
    this.installation = installation;
    this.options = options;
    this.console = console;
  }

  /** The words after {@code ./muster bench}. Ends with 0 where every figure holds its must, with 1 otherwise. */
  public static void main(String... words) {
    Console console = Console.ofThisProcess();
    try {
      Options options = Options.of(words);
      if (options.help()) {
        Suite.help().forEach(console::line);
        System.exit(0);
      }
      System.exit(new Bench(Installation.ofThisProcess("bench"), options, console).run() ? 0 : 1);
    } catch (SandboxFailure e) {
      console.failure(e.getMessage(), e.next());
      System.exit(1);
    }
  }

  private boolean run() {
    Map<String, String> versions = versions();
    Surroundings surroundings = Surroundings.now(commit(), options.effort(), versions);
    console.heading("Benchmarks" + (options.effort() == Effort.WHOLE ? "" : ", " + options.effort().name().toLowerCase(Locale.ROOT)));
    List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    Thread.ofPlatform().daemon().name("bound").start(() -> breakOff(surroundings, outcomes));
    List<Benchmark<Arena>> chosen = Suite.of(options.names());
    if (options.names().contains(Suite.HOT_PATHS)) {
      outcomes.add(run(Suite.HOT_PATHS, "single steps of the hot path, without network and stores, by JMH", findings -> HotPathRun.run(options.effort(), findings)));
    }
    if (!chosen.isEmpty()) {
      try (Arena arena = new Arena(installation, console, options.recorded())) {
        versions.put("PostgreSQL", arena.stores().postgreSqlTold());
        chosen.forEach(one -> outcomes.add(run(one.name(), one.says(), findings -> run(one, arena, findings))));
      }
    }
    return tell(new Report(surroundings, Surroundings.loadNow(), outcomes));
  }

  private void run(Benchmark<Arena> one, Arena arena, Findings findings) {
    ForeignLoad load = arena.load();
    load.begin();
    try {
      one.run(arena, options.effort(), findings);
    } finally {
      findings.foreign(load.share());
    }
  }

  /** A run that goes on for longer than it may tells what it has and fails. */
  private void breakOff(Surroundings surroundings, List<Outcome> outcomes) {
    long end = System.nanoTime() + options.effort().bound().toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    List<Outcome> all = new ArrayList<>(outcomes);
    all.add(new Findings().outcome("the rest", "what was not done in time", Optional.of("The time of " + options.effort().bound().toMinutes() + " minutes was over."), Duration.ZERO));
    tell(new Report(surroundings, Surroundings.loadNow(), all));
    System.exit(1);
  }

  private boolean tell(Report report) {
    Path file = report.write(options.file().orElseGet(this::usualFile));
    console.heading("All of it");
    ReportTable.lines(report).forEach(console::line);
    console.line("");
    console.line("As JSON: " + file);
    return !report.bad();
  }

  private Outcome run(String name, String says, Consumer<Findings> work) {
    console.line("");
    console.line("  … " + name + ": " + says);
    long start = System.nanoTime();
    Findings findings = new Findings();
    Optional<String> failure = Optional.empty();
    try {
      work.accept(findings);
    } catch (RuntimeException e) {
      failure = Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
      if (Boolean.getBoolean("muster.bench.traces")) {
        e.printStackTrace();
      }
    }
    Outcome outcome = findings.outcome(name, says, failure, Duration.ofNanos(System.nanoTime() - start));
    ReportTable.lines(outcome).forEach(console::line);
    return outcome;
  }

  private Path usualFile() {
    String name = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "") + (options.effort() == Effort.WHOLE ? "" : "-" + options.effort().name().toLowerCase(Locale.ROOT)) + ".json";
    return installation.home().resolve(".muster/bench-results").resolve(name);
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = Collections.synchronizedMap(new LinkedHashMap<>());
    versions.put("Java", Runtime.version().toString());
    versions.put("Kafka", org.apache.kafka.common.utils.AppInfoParser.getVersion());
    versions.put("Vert.x", Optional.ofNullable(io.vertx.core.Vertx.class.getPackage().getImplementationVersion()).orElse("as the services'"));
    versions.put("flags", Flags.told());
    return versions;
  }

  /** The commit that was measured, and whether something was changed since. */
  private String commit() {
    return said("git", "describe", "--always", "--dirty").orElse("no commit");
  }

  private Optional<String> said(String... command) {
    try {
      Process process = new ProcessBuilder(command).directory(installation.home().toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
