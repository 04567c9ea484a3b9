package io.muster.sandbox.up;

import io.muster.embedded.DatabaseSpec;
import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.PostgreSqlAddress;
import io.muster.sandbox.Installation;
import io.muster.sandbox.JavaCommand;
import io.muster.sandbox.Machine;
import io.muster.sandbox.process.AotCache;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.Modesty;
import io.muster.sandbox.process.ProcessTable;
import io.muster.sandbox.process.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the AOT caches that are missing, one after the other, when everything runs already, with what the processor has left. Each service is started once
 * more for it, on a database of its own and without Kafka, so that the running ones notice nothing; the next start is then twice as fast. One machine at a time
 * makes them, and a processor that is too busy is left alone until the next start.
 */
final class Training {
  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration GOES_ON = Duration.ofSeconds(5);
  private static final Duration ENDS = Duration.ofSeconds(3);
  private static final Duration WRITES = Duration.ofMinutes(5);

  private final Installation installation;
  private final Machine machine;
  private final ProcessTable table;
  private volatile ManagedProcess current;
  private volatile boolean stopped;

  Training(Installation installation, Machine machine, ProcessTable table) {
    this.installation = installation;
    this.machine = machine;
    this.table = table;
  }

  /** Begins in the background, where the launcher keeps caches at all. */
  void begin() {
    if (Installation.ownCache().isPresent()) {
      Thread.ofPlatform().daemon().name("training").start(this::all);
    }
  }

  /** Ends what is under way; its draft is thrown away by the next one. */
  void stop() {
    stopped = true;
    ManagedProcess running = current;
    if (running != null) {
      end(running);
    }
  }

  /** Asked first, so that a rehearsal can stop its own PostgreSQL; killed then, because a JVM that makes a cache takes its time to end. */
  private static void end(ManagedProcess process) {
    process.askToEnd();
    process.awaitExit(ENDS);
    process.killWithItsOwn();
  }

  private void all() {
    try {
      Files.createDirectories(installation.caches());
      try (FileChannel file = FileChannel.open(installation.caches().resolve("training.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock mine = file.tryLock()) {
        if (mine != null) {
          Installation.ownCache().filter(cache -> !cache.present()).ifPresent(this::sandbox);
          Installation.SERVICES.forEach(this::service);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path of supervisor, stand-ins, Kafka and PostgreSQL: one cache for the three. */
  private void sandbox(AotCache cache) {
    List<String> command = JavaCommand.ofTheSandbox(Rehearsal.class, cache.make(), work().toString());
    ManagedProcess process = start("training sandbox", command);
    accept(cache, process, process.awaitExit(START.plus(WRITES)).isPresent());
  }

  private void service(String name) {
    AotCache cache = JavaCommand.cacheOf(installation, name);
    if (stopped || cache.present()) {
      return;
    }
    List<Integer> ports = FreePorts.take(3);
    Path settings = settings(name, ports);
    ManagedProcess process = start("training " + name, JavaCommand.service(installation.serviceJar(name), settings, cache.make()));
    boolean started = awaitLive(process, "http://127.0.0.1:" + ports.getFirst() + "/q/health/live");
    LockSupport.parkNanos(GOES_ON.toNanos());
    process.askToEnd();
    accept(cache, process, process.awaitExit(WRITES).isPresent() && started);
  }

  private Path settings(String name, List<Integer> ports) {
    InfrastructureAddresses infrastructure = machine.infrastructure();
    PostgreSqlAddress postgreSql = infrastructure.postgreSql().orElseThrow();
    var database = new DatabaseSpec("muster_training", "muster_training", java.util.UUID.randomUUID().toString());
    infrastructure.databases().provision(List.of(database));
    infrastructure.databases().recreate(database.name());
    SettingsFile settings = machine.settingsOf(name);
    settings
        .set("quarkus.http.port", ports.get(0))
        .set("quarkus.http.ssl-port", ports.get(1))
        .set("kafka.bootstrap.servers", "127.0.0.1:" + ports.get(2))
        .set("quarkus.datasource.reactive.url", postgreSql.reactiveUrl(database.name()))
        .set("quarkus.datasource.jdbc.url", postgreSql.jdbcUrl(database.name()))
        .set("quarkus.datasource.username", database.role())
        .set("quarkus.datasource.password", database.password());
    return settings.write(work().resolve(name + ".properties"));
  }

  private ManagedProcess start(String name, List<String> command) {
    ManagedProcess process = new ManagedProcess(name, Modesty.of(command), work().resolve("training.log"), pid -> table.started("training", pid, 0));
    current = process;
    if (!stopped) {
      process.start(Map.of());
      process.id().ifPresent(Modesty::stepBack);
    }
    return process;
  }

  private boolean awaitLive(ManagedProcess process, String url) {
    long end = System.nanoTime() + START.toNanos();
    while (process.running() && System.nanoTime() < end) {
      if (machine.web().answers(url)) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return false;
  }

  private void accept(AotCache cache, ManagedProcess process, boolean whole) {
    if (process.running()) {
      end(process);
      stopped = true;
    }
    current = null;
    table.ended("training");
    if (whole && !stopped && Files.exists(cache.draft())) {
      cache.accept();
    }
  }

  private Path work() {
    return installation.state().resolve("training");
  }
}
