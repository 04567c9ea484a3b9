package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Muster;
import io.muster.sandbox.process.OwnSession;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** {@code ./muster up --detach}: the same in a process of its own, which outlives the terminal; its progress is shown until the page answers. */
final class Detached {
  private final Console console;
  private final Installation installation;
  private final RunFiles files;

  Detached(Console console, Installation installation) {
    this.console = console;
    this.installation = installation;
    this.files = RunFiles.of(installation);
  }

  /** Returns once the page answers; fails where the other process ends before. */
  void run(List<String> words) {
    try {
      Files.createDirectories(files.log().getParent());
      Files.deleteIfExists(files.ready());
      Process process =
          new ProcessBuilder(command(words))
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(files.log().toFile())
              .start();
      follow(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow(Process process) throws IOException {
    int shown = 0;
    while (true) {
      boolean ready = Files.exists(files.ready());
      boolean ended = !process.isAlive();
      shown += show(shown, ready || ended);
      if (ready) {
        return;
      }
      if (ended) {
        throw new SandboxFailure("Muster did not start.", "The lines above say why.", null);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** Shows what was said since; a line that is not yet at its end waits, unless nothing more will come. */
  private int show(int from, boolean all) throws IOException {
    String said = Files.readString(files.log()).substring(from);
    String whole = all ? said : said.substring(0, said.lastIndexOf('\n') + 1);
    if (!whole.isEmpty()) {
      console.text(whole);
    }
    return whole.length();
  }

  private List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.addAll(ownOptions());
    command.addAll(List.of("-cp", Installation.classPath(), Muster.class.getName(), "up"));
    command.addAll(words.stream().filter(word -> !word.equals("--detach")).toList());
    return OwnSession.of(command);
  }

  /** The options with which the launcher started this process. */
  private static List<String> ownOptions() {
    Stream<String> all = java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream();
    return all.filter(option -> option.startsWith("-X") || option.startsWith("-Dmuster.") || option.startsWith("--")).toList();
  }
}
