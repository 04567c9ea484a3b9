package io.muster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server still running on a data folder, as its {@code postmaster.pid} tells. When the JVM that started a server is killed,
 * the server lives on.
 *
 * @param data the server's data folder
 */
record LeftoverPostmaster(Path data) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static LeftoverPostmaster of(Path data) {
    return new LeftoverPostmaster(data);
  }

  /** The id of the running server's first process; empty when none runs on this folder. */
  OptionalLong pid() {
    Path file = data.resolve("postmaster.pid");
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.isEmpty()) {
        return OptionalLong.empty();
      }
      long pid = Long.parseLong(lines.getFirst().strip());
      return serves(pid) ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedServerFailure("could not read " + file, e);
    }
  }

  /** Stops the server, if one runs, by the signal that cuts clients off and writes everything down. */
  void stop() {
    pid().ifPresent(this::stop);
  }

  private void stop(long pid) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
      var process = ProcessHandle.of(pid);
      if (process.isPresent()) {
        process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerFailure("interrupted while stopping the PostgreSQL server left behind", e);
    } catch (Exception e) {
      throw new EmbeddedServerFailure("the PostgreSQL server left behind as process " + pid + " did not stop", e);
    }
  }

  /** Process ids are used again, so a process counts only if it was started on this very folder. */
  private boolean serves(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().arguments())
        .map(arguments -> List.of(arguments).contains(data.toString()))
        .orElse(false);
  }
}
