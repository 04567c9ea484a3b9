package io.muster.acceptance.faults.inject;

import io.muster.acceptance.faults.schedule.Cell.How;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.sandbox.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of PostgreSQL that is taken while everything runs, and later takes the place of what was there, as after a disk that was lost. */
final class Restoring {
  /** What was under way when the copy was taken is read once more: taking it twice does nothing. */
  private static final Duration BEFORE_THE_COPY = Duration.ofSeconds(30);

  private final FaultyMachine machine;
  private Instant copied = Instant.EPOCH;

  Restoring(FaultyMachine machine) {
    this.machine = machine;
  }

  /** PostgreSQL stops in order, is copied, and goes on. */
  String copy() {
    Server server = machine.server(Target.POSTGRESQL);
    server.end(How.TERMINATE);
    copied = Instant.now();
    copy(data(), aside());
    server.start();
    return "";
  }

  /** All services stop, the copy takes the place of the data, and what Kafka keeps is read again from before the copy, as the guide tells an operator. */
  String restore() {
    List<ServiceProcess> services = Installation.SERVICES.stream().map(name -> new ServiceProcess(machine, name)).toList();
    services.forEach(service -> service.end(How.TERMINATE));
    Server server = machine.server(Target.POSTGRESQL);
    server.end(How.KILL);
    remove(data());
    copy(aside(), data());
    server.start();
    new Replay(machine.machine().infrastructure().kafka().orElseThrow()).from(copied.minus(BEFORE_THE_COPY));
    String remark = "";
    for (ServiceProcess service : services) {
      remark += service.startUntilReady();
    }
    return remark;
  }

  private Path data() {
    return machine.installation().state().resolve("data/postgresql");
  }

  private Path aside() {
    return machine.installation().state().resolve("copy-of-postgresql");
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
