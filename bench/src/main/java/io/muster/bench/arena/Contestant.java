package io.muster.bench.arena;

import io.muster.bench.frame.FailedRun;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Web;
import io.muster.sandbox.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A process that is measured: one of the services, or the server of a baseline. */
public final class Contestant implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than quick changes of a card are held back to become one. */
  private static final Duration GLANCE = Duration.ofMillis(1_800);

  private final ManagedProcess process;
  private final int port;
  private final String readyPath;

  Contestant(String name, List<String> command, Path log, int port, String readyPath) {
    this(new ManagedProcess(name, command, log), port, readyPath);
  }

  Contestant(ManagedProcess process, int port, String readyPath) {
    this.process = process;
    this.port = port;
    this.readyPath = readyPath;
  }

  /** Starts it; does not wait. */
  Contestant start() {
    process.start(Map.of());
    return this;
  }

  /** Waits until it answers. */
  public Contestant awaitReady(Web web) {
    awaitReady(web, Duration.ofMillis(100));
    return this;
  }

  void awaitReady(Web web, Duration every) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!web.answers("http://127.0.0.1:" + port + readyPath)) {
      if (!process.running() || System.nanoTime() > end) {
        throw new FailedRun(process.name() + " did not start. The end of its log:\n" + process.lastLines(15));
      }
      LockSupport.parkNanos(every.toNanos());
    }
  }

  /** Where it listens, without TLS. */
  public int port() {
    return port;
  }

  /** Its process id; -1 where it has ended. */
  public long pid() {
    return process.id().orElse(-1L);
  }

  /** What it cost so far. */
  public Duration cpu() {
    return ProcessTime.ofTree(pid());
  }

  /** Waits until it has done what it was asked: it takes less than a tenth of a processor. */
  public void awaitRest(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    Duration before = Duration.ZERO;
    Duration now = cpu();
    while (now.minus(before).compareTo(GLANCE.dividedBy(10)) > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(GLANCE.toNanos());
      before = now;
      now = cpu();
    }
  }

  /** The bytes that live objects take in its heap, as the JVM counts them after a collection. */
  public double heapInUse() {
    try {
      Process told = new ProcessBuilder(Installation.java().resolveSibling("jcmd").toString(), Long.toString(pid()), "GC.class_histogram").redirectErrorStream(true).start();
      List<String> lines = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("Total")).toList();
      if (lines.isEmpty()) {
        throw new FailedRun(process.name() + " did not tell what its heap holds.");
      }
      return Double.parseDouble(lines.getLast().trim().split("\\s+")[2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it runs. */
  public boolean running() {
    return process.running();
  }

  @Override
  public void close() {
    process.close();
  }
}
