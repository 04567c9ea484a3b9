package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Contestant;
import io.muster.bench.arena.ProcessTime;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.sandbox.Installation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Processor time of all five services for each webhook that becomes a card. What they take while nothing happens is told, and not taken off. */
public final class CpuBenchmark implements Benchmark<Arena> {
  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public String says() {
    return "processor time of all five services from a webhook to its card, 50 a second";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    String run = "p" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    CardChain chain = new CardChain(arena, run);
    chain.warmUp(effort);
    Duration time = effort.round().multipliedBy(effort.rounds());
    Map<String, Duration> idleFrom = taken(arena);
    LockSupport.parkNanos(effort.round().toNanos());
    Map<String, Duration> from = taken(arena);
    Duration serversFrom = servers(arena);
    Duration compilersFrom = compilers(arena);
    chain.run(time);
    Map<String, Duration> to = taken(arena);
    Duration servers = servers(arena).minus(serversFrom);
    Duration compilers = compilers(arena).minus(compilersFrom);
    arena.teams().sink().forget();
    double events = CardChain.PER_SECOND * time.toSeconds();
    double whole = 0;
    for (String service : Installation.SERVICES) {
      double millis = to.get(service).minus(from.get(service)).toNanos() / 1e6 / events;
      whole += millis;
      into.add(Figure.told(service, "ms", millis, Better.LOWER));
    }
    into.add(Figure.judged("all five, for each event", "ms", whole, Better.LOWER, 4, 1.5));
    into.add(Figure.told("of it, JIT compilers", "ms", compilers.toNanos() / 1e6 / events, Better.LOWER));
    into.add(Figure.told("Kafka and PostgreSQL besides", "ms", servers.toNanos() / 1e6 / events, Better.LOWER));
    double idle = from.values().stream().mapToLong(Duration::toNanos).sum() - idleFrom.values().stream().mapToLong(Duration::toNanos).sum();
    into.add(Figure.told("all five while nothing happens, of one processor", "%", 100 * idle / effort.round().toNanos(), Better.LOWER));
    into.note("What runs while nothing happens is in these figures: they are the whole processor time divided by the events. JIT compilers count as well.");
  }

  private static Map<String, Duration> taken(Arena arena) {
    return Installation.SERVICES.stream().collect(Collectors.toMap(name -> name, name -> cpu(arena.service(name)), (one, same) -> one, LinkedHashMap::new));
  }

  private static Duration cpu(Contestant service) {
    return service.cpu();
  }

  private static Duration compilers(Arena arena) {
    return Installation.SERVICES.stream().map(name -> ProcessTime.ofCompilers(arena.service(name).pid())).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration servers(Arena arena) {
    List<Long> pids = arena.stores().pids();
    return pids.stream().map(ProcessTime::ofTree).reduce(Duration.ZERO, Duration::plus);
  }
}
