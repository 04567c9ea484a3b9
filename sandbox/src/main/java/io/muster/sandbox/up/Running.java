package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Machine;
import io.muster.sandbox.page.PageServer;
import io.muster.sandbox.process.ProcessTable;
import io.muster.sandbox.trace.SpanReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;

/** What runs now, stopped exactly once: by Ctrl-C, by {@code ./muster down}, or because it could not start. */
final class Running {
  private final Console console;
  private final RunFiles files;
  private final ProcessTable table;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile Machine machine;
  private volatile PageServer page;
  private volatile Training training;
  private volatile SpanReceiver spans;

  Running(Console console, RunFiles files) {
    this.console = console;
    this.files = files;
    this.table = ProcessTable.empty(files.table());
  }

  /** Writes this process down, so that nobody starts a second one, and sees to it that its end is everybody's end. */
  void begin(int port) {
    table.started(RunFiles.SUPERVISOR, ProcessHandle.current().pid(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-all"));
  }

  /** The table in which processes are written down as they start. */
  ProcessTable table() {
    return table;
  }

  Machine with(Machine started) {
    machine = started;
    return started;
  }

  PageServer with(PageServer started) {
    page = started;
    return started;
  }

  SpanReceiver with(SpanReceiver started) {
    spans = started;
    return started;
  }

  Training with(Training begun) {
    training = begun;
    return begun;
  }

  /** Stays until the end, and starts a service again that ended by itself. */
  void lookAfter() {
    new Watch(console, machine, stopping::get).untilStopped();
  }

  /** Stops what was started, without a word: the failure is what is to be read. */
  void stopAfterFailure() {
    if (stopping.compareAndSet(false, true)) {
      end();
    }
  }

  private void stop() {
    if (stopping.compareAndSet(false, true)) {
      console.line("");
      console.step("everything stopped; ./muster up goes on where you left", this::end);
    }
  }

  private void end() {
    try {
      Files.deleteIfExists(files.ready());
      if (training != null) {
        training.stop();
      }
      if (page != null) {
        page.close();
      }
      if (machine != null) {
        machine.close();
      }
      if (spans != null) {
        spans.close();
      }
      table.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
