package io.muster.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** One process of Muster on this machine: started, looked at, stopped or killed, and started again with the same command. */
public final class ManagedProcess implements AutoCloseable {
  private final String name;
  private final List<String> command;
  private final Path log;
  private final LongConsumer started;
  private Process process;

  /**
   * @param name what people call it, such as {@code webhook-ingest}
   * @param command program and arguments
   * @param log its output is appended here
   */
  public ManagedProcess(String name, List<String> command, Path log) {
    this(name, command, log, pid -> {});
  }

  /**
   * @param started is told the process id each time it was started
   */
  public ManagedProcess(String name, List<String> command, Path log, LongConsumer started) {
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
    this.started = started;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Starts it with these variables on top of this process's own. Fails with a plain sentence when the program cannot be started. */
  public void start(Map<String, String> environment) {
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      process = builder.start();
      started.accept(process.pid());
    } catch (IOException e) {
      throw new SandboxFailure(name + " could not be started: " + command.getFirst() + " did not run.", "Is JDK 25 installed?", e);
    }
  }

  /** Whether it runs now. */
  public boolean running() {
    return process != null && process.isAlive();
  }

  /** Its process id while it runs. */
  public Optional<Long> id() {
    return running() ? Optional.of(process.pid()) : Optional.empty();
  }

  /** How it ended, once it has. */
  public Optional<Integer> exitCode() {
    return process == null || process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
  }

  /** Waits until it has ended by itself; empty when it still runs after this time, or was never started. */
  public Optional<Integer> awaitExit(Duration atMost) {
    if (process == null) {
      return Optional.empty();
    }
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) ? exitCode() : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitExit(Duration.ofSeconds(10));
    }
  }

  /** As {@link #kill()}, with the processes that it started itself: a JVM that makes an AOT cache lets another one write it. */
  public void killWithItsOwn() {
    if (process != null) {
      List<ProcessHandle> own = process.descendants().toList();
      kill();
      own.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Asks it to end, as {@code kill} does, and does not wait. */
  public void askToEnd() {
    if (process != null) {
      process.destroy();
    }
  }

  /** Asks it to end; what still runs after 15 seconds is killed. */
  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    if (awaitExit(Duration.ofSeconds(15)).isEmpty()) {
      kill();
    }
  }

  /** The last lines of its output, for an error message. */
  public String lastLines(int count) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    } catch (IOException e) {
      return "(no output)";
    }
  }
}
