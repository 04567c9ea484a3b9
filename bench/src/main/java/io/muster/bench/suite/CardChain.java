package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Arrivals;
import io.muster.bench.frame.Effort;
import io.muster.bench.load.HttpLoad;
import io.muster.sandbox.Installation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** All five services with the sink as Teams, without limits and without storms: fifty channels that show a service each. */
final class CardChain {
  static final int ROOMS = 50;
  static final int PER_SECOND = 50;

  static final Map<String, String> NO_LIMITS =
      Map.of("muster.bot.sender.per-tenant-and-second", "400", "muster.bot.storm.started", "1000000", "muster.bot.storm.due-at-once", "1000000");

  private final Arena arena;
  private final Arrivals arrivals;
  private final HttpLoad load;

  /** Starts it; returns once everything is ready and furnished. */
  CardChain(Arena arena, String run) {
    this(arena, run, ROOMS);
  }

  /** The same with more or fewer channels. */
  CardChain(Arena arena, String run, int rooms) {
    behind(arena);
    this.arena = arena;
    arena.teams().rooms(rooms);
    arena.teams().sink().forget();
    arrivals = new Arrivals(run);
    arena.teams().sink().listen(arrivals);
    load = new HttpLoad(arena.service("webhook-ingest").port(), 16, arena.gate().webhooks(run, rooms), arrivals, new AtomicLong());
  }

  /** Starts all five services for it, or those that do not run so yet. */
  static void behind(Arena arena) {
    var services = new LinkedHashMap<String, Map<String, String>>();
    Installation.SERVICES.forEach(service -> services.put(service, service.equals("bot-gateway") ? arena.teams().settings(NO_LIMITS) : Map.of()));
    arena.only(services);
  }

  /** Warms up services that run as a benchmark wants them, with cards in channels of their own. */
  static void warm(Arena arena, String run, Duration time) {
    arena.teams().rooms(ROOMS);
    Arrivals arrivals = new Arrivals(run);
    arena.teams().sink().forget();
    arena.teams().sink().listen(arrivals);
    HttpLoad load = new HttpLoad(arena.service("webhook-ingest").port(), 16, arena.gate().webhooks(run, ROOMS), arrivals, new AtomicLong());
    // Slowly enough that no storm begins in any of the channels.
    IngestBenchmark.allGood(load.open(15, time));
    arrivals.await(Duration.ofSeconds(60)).assertNothingLost("webhooks, looked for in Teams,");
  }

  /** Warms up, unless that was done: compilers count calls, so that it takes webhooks and not seconds. */
  void warmUp(Effort effort) {
    arena.warm(
        () -> {
          tell(effort.choose(50, 600, 9_000), effort.choose(60, 60, 75));
          arrivals.await(Duration.ofSeconds(120)).assertNothingLost("webhooks, looked for in Teams,");
        });
  }

  /** So many webhooks, so many a second; does not wait for what comes of them. */
  void tell(int count, int perSecond) {
    IngestBenchmark.allGood(load.open(perSecond, Duration.ofMillis(1000L * count / perSecond)));
  }

  /** Webhooks for a time, at a constant rate; returns once each has become a card. */
  Arrivals run(Duration time) {
    arrivals.forgetTimes();
    IngestBenchmark.allGood(load.open(PER_SECOND, time));
    arrivals.await(Duration.ofSeconds(60)).assertNothingLost("webhooks, looked for in Teams,");
    return arrivals;
  }
}
