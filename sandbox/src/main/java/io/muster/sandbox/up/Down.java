package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.process.ProcessTable;
import java.time.Duration;
import java.util.Optional;

/** {@code ./muster down}: stops what {@code ./muster up} started; what it keeps stays. */
final class Down {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final RunFiles files;

  Down(Console console, Installation installation) {
    this.console = console;
    this.files = RunFiles.of(installation);
  }

  void run() {
    Optional<ProcessTable.Entry> supervisor = files.supervisor();
    if (supervisor.isEmpty() && Leftovers.of(files.processes()).isEmpty()) {
      console.line("  Muster does not run.");
      return;
    }
    supervisor.flatMap(ProcessTable.Entry::process).ifPresent(process -> console.step("everything stopped; ./muster up goes on where you left", () -> stop(process)));
    Leftovers.end(console, files.processes());
  }

  /** The supervisor stops the others itself; one that does not come to an end is killed, and what it leaves is ended after it. */
  private static void stop(ProcessHandle process) {
    process.destroy();
    if (!Leftovers.ended(process, PATIENCE)) {
      process.destroyForcibly();
    }
  }
}
