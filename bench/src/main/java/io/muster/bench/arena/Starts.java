package io.muster.bench.arena;

import io.muster.bench.frame.FailedRun;
import io.muster.sandbox.Installation;
import io.muster.sandbox.JavaCommand;
import io.muster.sandbox.process.AotCache;
import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import java.util.function.ObjDoubleConsumer;

/**
 * Starts services as {@code ./muster up} does, with its small heaps, and with the AOT caches that it finds; those that are missing are made here, by a start with the arena's Kafka and
 * tables, where {@code ./muster up} has neither for it.
 */
public final class Starts {
  /** Seldom enough that asking costs the start little. */
  private static final Duration LOOKS = Duration.ofMillis(20);
  private static final Duration WRITES = Duration.ofMinutes(5);

  private final Arena arena;

  public Starts(Arena arena) {
    this.arena = arena;
  }

  /** Makes a service's cache where there is none yet, by a start and an end. */
  public void makeCache(String service) {
    AotCache cache = JavaCommand.cacheOf(arena.installation(), service);
    if (cache.present()) {
      return;
    }
    cache.file().getParent().toFile().mkdirs();
    ManagedProcess process = process(service, cache.make());
    arena.launch(process, () -> process.start(Map.of()));
    awaitReady(process, service, Duration.ofMillis(200));
    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    process.askToEnd();
    if (process.awaitExit(WRITES).isEmpty() || Files.notExists(cache.draft())) {
      process.kill();
      throw new FailedRun("The AOT cache of " + service + " was not written.");
    }
    cache.accept();
  }

  /** Starts a service, ends it, and tells the seconds from its process's start until it was ready. */
  public double once(String service, boolean withCache) {
    try (ManagedProcess process = process(service, cache(service, withCache))) {
      return start(process, service);
    }
  }

  /**
   * Starts all of these, waits, and tells what each holds, and all together.
   *
   * @param withCache whether each uses its AOT cache
   * @param seconds how long they are idle before
   */
  public void withAll(List<String> services, boolean withCache, int seconds, ObjDoubleConsumer<String> each, DoubleConsumer whole) {
    List<ManagedProcess> all = new ArrayList<>();
    try {
      for (String service : services) {
        ManagedProcess process = process(service, cache(service, withCache));
        all.add(process);
        start(process, service);
      }
      LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
      double sum = 0;
      for (ManagedProcess process : all) {
        double bytes = Memory.of(process.id().orElseThrow()).orElseThrow(() -> new FailedRun("This system does not tell what a process holds."));
        each.accept(process.name(), bytes);
        sum += bytes;
      }
      whole.accept(sum);
    } finally {
      all.forEach(ManagedProcess::askToEnd);
      all.forEach(ManagedProcess::close);
    }
  }

  private ManagedProcess process(String service, List<String> cache) {
    return new ManagedProcess(service, command(service, cache), arena.log(service + "-start"));
  }

  private double start(ManagedProcess process, String service) {
    long began = System.nanoTime();
    arena.launch(process, () -> process.start(Map.of()));
    awaitReady(process, service, LOOKS);
    return (System.nanoTime() - began) / 1e9;
  }

  private void awaitReady(ManagedProcess process, String service, Duration every) {
    new Contestant(process, arena.machine().service(service).ports().plain(), "/q/health/ready").awaitReady(arena.web(), every);
  }

  private List<String> cache(String service, boolean with) {
    return with ? JavaCommand.cacheOf(arena.installation(), service).use() : List.of();
  }

  private List<String> command(String service, List<String> cache) {
    Installation installation = arena.installation();
    Path settings = arena.machine().settingsOf(service).write(installation.state().resolve("config").resolve(service + "-start.properties"));
    return JavaCommand.service(installation.serviceJar(service), settings, cache);
  }
}
