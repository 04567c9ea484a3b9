package io.muster.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An {@link Infrastructure} in a JVM of its own, as its starter sees it. It ends when this JVM ends, however that happens. */
public final class InfrastructureProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final List<String> LEAN_JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx384m", "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final InfrastructureAddresses addresses;

  private InfrastructureProcess(Process process, InfrastructureAddresses addresses) {
    this.process = process;
    this.addresses = addresses;
  }

  /**
   * Starts the servers with this JVM's class path and returns once they answer. What they print goes to {@code infrastructure.log} in the
   * folder.
   *
   * @param folder where data, log and addresses are kept
   * @param arguments further arguments of {@link Infrastructure}, such as {@code --only kafka} or {@code --choose true}
   */
  public static InfrastructureProcess start(Path folder, String... arguments) {
    return start(folder, LEAN_JAVA, arguments);
  }

  /**
   * The same with another way to start the JVM, such as with an AOT cache.
   *
   * @param java the command up to the class path: the program and its options; the process must keep the id of the command
   */
  public static InfrastructureProcess start(Path folder, List<String> java, String... arguments) {
    Path home = folder.toAbsolutePath();
    Path file = home.resolve("addresses-" + Long.toHexString(System.nanoTime()) + ".json");
    File log = home.resolve("infrastructure.log").toFile();
    try {
      Files.createDirectories(home);
      var process =
          new ProcessBuilder(command(home, file, java, arguments))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      return new InfrastructureProcess(process, awaited(process, file, log));
    } catch (IOException e) {
      throw new EmbeddedServerFailure("could not start a process for Kafka and PostgreSQL", e);
    }
  }

  /** Where the servers answer. */
  public InfrastructureAddresses addresses() {
    return addresses;
  }

  /** Stops the servers in order (SIGTERM) and waits for the end of the process. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  /** Kills the process at once (SIGKILL). A PostgreSQL server lives on until it is killed or started again on its folder. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new EmbeddedServerFailure("process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerFailure("interrupted while waiting for process " + process.pid(), e);
    }
  }

  private static List<String> command(Path folder, Path file, List<String> java, String... arguments) {
    var command = new ArrayList<>(java);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Infrastructure.class.getName()));
    command.addAll(List.of("--folder", folder.toString(), "--addresses", file.toString(), "--stop-with-input", "true"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static InfrastructureAddresses awaited(Process process, Path file, File log) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.notExists(file)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new EmbeddedServerFailure("Kafka and PostgreSQL did not start; " + log + " tells why");
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
    return InfrastructureAddresses.read(file);
  }
}
