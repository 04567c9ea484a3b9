package io.muster.acceptance.faults.inject;

import io.muster.embedded.InfrastructureProcess;
import io.muster.acceptance.faults.schedule.Cell.How;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Kafka or PostgreSQL in a process of its own, on the machine's data and port: ended and started again as often as a run wants. */
final class Server implements AutoCloseable {
  private final Path data;
  private final List<String> arguments;
  private InfrastructureProcess process;

  private Server(Path data, String... arguments) {
    this.data = data;
    this.arguments = List.of(arguments);
    start();
  }

  static Server kafka(Path data, int port) {
    return new Server(data, "--only", "kafka", "--kafka-port", Integer.toString(port));
  }

  static Server postgreSql(Path data, int port) {
    return new Server(data, "--only", "postgres", "--postgres-port", Integer.toString(port));
  }

  /** Starts it and returns once it answers. What a killed server left behind may need a moment to go. */
  void start() {
    for (int tries = 1; ; tries++) {
      try {
        process = InfrastructureProcess.start(data, arguments.toArray(String[]::new));
        return;
      } catch (RuntimeException e) {
        if (tries == 4) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
      }
    }
  }

  void end(How how) {
    switch (how) {
      case KILL -> {
        pids().forEach(Signal.KILL::to);
        process.kill();
      }
      case TERMINATE -> process.close();
    }
  }

  /** Every process of the server, the one that holds it last. */
  LongStream pids() {
    Stream<ProcessHandle> all = ProcessHandle.of(process.addresses().pid()).stream().flatMap(holder -> Stream.concat(holder.descendants(), Stream.of(holder)));
    return all.mapToLong(ProcessHandle::pid);
  }

  @Override
  public void close() {
    // It may have been stopped when the run was broken off.
    pids().forEach(Signal.CONT::to);
    process.close();
  }
}
