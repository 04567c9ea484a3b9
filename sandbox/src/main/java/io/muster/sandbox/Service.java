package io.muster.sandbox;

import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** One of the five services as a process on this machine. */
public final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private final String name;
  private final Ports ports;
  private final ManagedProcess process;

  /**
   * Where a service listens.
   *
   * @param plain for its neighbours on this machine
   * @param tls for browsers, Teams and incident tools
   */
  public record Ports(int plain, int tls) {}

  Service(String name, Ports ports, List<String> command, Path log, LongConsumer started) {
    this.name = name;
    this.ports = ports;
    this.process = new ManagedProcess(name, command, log, started);
  }

  /** Its name, such as {@code bot-gateway}. */
  public String name() {
    return name;
  }

  /** Its address for its neighbours. */
  public String url() {
    return "http://127.0.0.1:" + ports.plain();
  }

  /** Its address for browsers, Teams and incident tools. */
  public String publicUrl() {
    return "https://localhost:" + ports.tls();
  }

  /** Its address for people's browsers on this machine, which need no certificate for loopback. */
  public String browserUrl() {
    return "http://localhost:" + ports.plain();
  }

  /** Where it listens. */
  public Ports ports() {
    return ports;
  }

  /** Starts the process; does not wait. {@code failpoint} is empty, or names where it is to die. */
  public void start(String failpoint) {
    process.start(failpoint.isEmpty() ? Map.of() : Map.of("MUSTER_FAILPOINT", failpoint));
  }

  /** Waits until it is ready to work. Fails with the last lines of its log where it ends or takes too long. */
  public void awaitReady(Web web) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!web.answers(url() + "/q/health/ready")) {
      if (!process.running() || System.nanoTime() > end) {
        throw new SandboxFailure(name + " did not start.", "The end of " + process.log() + ":\n" + process.lastLines(25), null);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** The process itself. */
  public ManagedProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
