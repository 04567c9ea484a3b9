package io.muster.acceptance.faults;

import io.muster.acceptance.faults.verdict.Verdict;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.process.SandboxFailure;
import java.util.List;

/** {@code ./muster faults}: runs under faults, and a table of what came of them. */
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

  private boolean run() {
    Runs runs = new Runs(options, console, new Results(Installation.ofThisProcess("faults/results").state()));
    List<Verdict> verdicts = runs.carryOut();
    console.heading("What came of it");
    new Table(verdicts).lines().forEach(console::line);
    options.naiveCalls().ifPresent(naive -> console.line("  Calls of a bridge that posts or edits at each event: " + naive + "."));
    boolean good = runs.broken() == 0 && verdicts.stream().allMatch(Verdict::good);
    console.line("");
    console.line(runs.broken() > 0 ? "  " + runs.broken() + " runs could not be carried out." : good ? "  Nothing lost, nothing doubled, nothing backwards." : "  Not as promised; each run above names the command that replays it.");
    return good;
  }
}
