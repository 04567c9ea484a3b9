package io.muster.acceptance.faults.inject;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes that this harness started. */
enum Signal {
  STOP,
  CONT,
  KILL;

  /** Sends it; a process that is gone already is left in peace. */
  void to(long pid) {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("the program kill did not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
