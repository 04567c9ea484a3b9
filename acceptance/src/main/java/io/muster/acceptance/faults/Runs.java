package io.muster.acceptance.faults;

import io.muster.acceptance.faults.inject.FaultyMachine;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.verdict.Verdict;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Carries runs out, as many beside one another as asked for, each on a machine of its own. */
final class Runs {
  private final Options options;
  private final Console console;
  private final Results results;
  private int broken;

  Runs(Options options, Console console, Results results) {
    this.options = options;
    this.console = console;
    this.results = results;
  }

  /** How many could not be carried out, once all were tried. */
  int broken() {
    return broken;
  }

  /** All verdicts, in the order of their seeds. A run that could not be carried out has none, and does not keep the others from theirs. */
  List<Verdict> carryOut() {
    List<Verdict> verdicts = new ArrayList<>();
    List<Future<Optional<Verdict>>> under = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(options.beside())) {
      for (Schedule schedule : options.schedules()) {
        Optional<Verdict> known = options.resume() ? results.of(schedule) : Optional.empty();
        known.ifPresentOrElse(verdicts::add, () -> under.add(threads.submit(() -> patiently(schedule))));
      }
      for (Future<Optional<Verdict>> run : under) {
        run.get().ifPresentOrElse(verdicts::add, () -> broken++);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return verdicts.stream().sorted(Comparator.comparing(Verdict::seed)).toList();
  }

  /** Runs beside one another tell what they did when they are over, so that their lines stay together. */
  private Optional<Verdict> patiently(Schedule schedule) {
    if (options.beside() == 1) {
      return tried(schedule, console);
    }
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      return tried(schedule, new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false));
    } finally {
      synchronized (console) {
        console.text(told.toString(StandardCharsets.UTF_8));
      }
    }
  }

  private Optional<Verdict> tried(Schedule schedule, Console own) {
    try {
      Verdict verdict = one(schedule, own);
      results.keep(schedule, verdict);
      return Optional.of(verdict);
    } catch (RuntimeException e) {
      own.failure("Seed " + schedule.seed() + " could not be run: " + withCauses(e), "What each process said lies in .muster/faults/seed-" + schedule.seed() + "/logs.");
      return Optional.empty();
    }
  }

  private static String withCauses(Throwable e) {
    return e.getCause() == null ? e.toString() : e + "; because of " + withCauses(e.getCause());
  }

  private Verdict one(Schedule schedule, Console own) {
    own.heading("Seed " + schedule.seed() + ": " + schedule.events() + " events in " + schedule.shape().length().toSeconds() + " s, " + schedule.faults().size() + " faults, replicas " + schedule.replicas());
    Installation installation = Installation.ofThisProcess("faults/seed-" + schedule.seed());
    try (FaultyMachine machine = new FaultyMachine(installation, own, options.ofTheBot())) {
      Verdict verdict = new FaultRun(machine, schedule, options.patience(), options.shownIn(), own::line).run();
      FindingLines.of(verdict).forEach(own::line);
      new Table(List.of(verdict)).rows().forEach(own::line);
      if (!verdict.good()) {
        own.line("  replay: ./muster faults " + options.replaying(schedule));
      }
      return verdict;
    }
  }
}
