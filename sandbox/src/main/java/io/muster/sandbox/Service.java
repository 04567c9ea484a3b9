package io.muster.sandbox;

import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One of the five services as a process on this machine. */
public final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

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

  Service(String name, Ports ports, Path jar, Path settings, Path log, List<Path> besides) {
    this.name = name;
    this.ports = ports;
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.add("-Dquarkus.config.locations=" + settings);
    command.addAll(List.of("-jar", jar.toString()));
    this.process = new ManagedProcess(name, command, log);
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
