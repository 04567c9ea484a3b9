package io.muster.acceptance.faults;

import io.muster.acceptance.faults.inject.FaultyMachine;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.verdict.Verdict;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.process.SandboxFailure;
import java.util.ArrayList;
import java.util.List;

/** {@code ./muster faults}: runs under faults, one machine after the other, and a table of what came of them. */
public final class FaultsMain {
  private final Console console;
  private final Options options;

  private FaultsMain(Console console, Options options) {
    this.console = console;
    this.options = options;
  }

  /** Exit code 0 when nothing was lost, doubled, shown backwards or refused; 1 when something was, or a run could not be carried out; 2 when the words were not understood. See {@link Options#HELP}. */
  public static void main(String... arguments) {
    Console console = Console.ofThisProcess();
    try {
      System.exit(new FaultsMain(console, Options.parse(arguments)).run() ? 0 : 1);
    } catch (SandboxFailure failure) {
      console.failure(failure.getMessage(), failure.next());
      System.exit(2);
    }
  }

  /** A run that could not be carried out does not keep the others from theirs; it counts as a failure. */
  private boolean run() {
    List<Verdict> verdicts = new ArrayList<>();
    int broken = 0;
    for (Schedule schedule : options.schedules()) {
      try {
        verdicts.add(one(schedule));
      } catch (RuntimeException e) {
        broken++;
        console.failure("Seed " + schedule.seed() + " could not be run: " + e.getMessage(), "What each process said lies in .muster/faults/seed-" + schedule.seed() + "/logs.");
      }
    }
    console.heading("What came of it");
    new Table(verdicts).lines().forEach(console::line);
    options.naiveCalls().ifPresent(naive -> console.line("  Calls of a bridge that posts or edits at each event: " + naive + "."));
    boolean good = broken == 0 && verdicts.stream().allMatch(Verdict::good);
    console.line("");
    console.line(broken > 0 ? "  " + broken + " runs could not be carried out." : good ? "  Nothing lost, nothing doubled, nothing backwards." : "  Not as promised; each run above names the command that replays it.");
    return good;
  }

  private Verdict one(Schedule schedule) {
    console.heading("Seed " + schedule.seed() + ": " + schedule.events() + " events in " + schedule.shape().length().toSeconds() + " s, " + schedule.faults().size() + " faults, replicas " + schedule.replicas());
    Installation installation = Installation.ofThisProcess("faults/seed-" + schedule.seed());
    try (FaultyMachine machine = new FaultyMachine(installation, console, options.ofTheBot())) {
      Verdict verdict = new FaultRun(machine, schedule, options.patience(), options.shownIn(), console::line).run();
      findings(verdict, schedule);
      return verdict;
    }
  }

  private void findings(Verdict verdict, Schedule schedule) {
    FindingLines.of(verdict).forEach(console::line);
    if (!verdict.good()) {
      console.line("  replay: ./muster faults " + options.replaying(schedule));
    }
  }
}
