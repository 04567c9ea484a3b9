package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.process.ProcessTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a run left behind when its supervisor was killed: processes that nobody looks after any more. */
final class Leftovers {
  private static final Duration ORDERLY = Duration.ofSeconds(20);

  private Leftovers() {}

  /** The processes of this table that still run; only those that were written down, told apart by their start time. */
  static List<ProcessHandle> of(ProcessTable table) {
    return table.entries().stream().map(ProcessTable.Entry::process).flatMap(Optional::stream).toList();
  }

  /** Ends them, with a line that says so; nothing is said where there are none. */
  static void end(Console console, ProcessTable table) {
    List<ProcessHandle> left = of(table);
    if (!left.isEmpty()) {
      console.step(left.size() == 1 ? "one process that an earlier run left behind is ended" : left.size() + " processes that an earlier run left behind are ended", () -> left.parallelStream().forEach(Leftovers::end));
    }
    table.clear();
  }

  /** Asks a process to end; kills it when it does not. */
  static void end(ProcessHandle process) {
    process.destroy();
    if (!ended(process, ORDERLY)) {
      process.destroyForcibly();
      ended(process, ORDERLY);
    }
  }

  static boolean ended(ProcessHandle process, Duration within) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    end.orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
    return end.handle((done, late) -> late == null).join();
  }
}
