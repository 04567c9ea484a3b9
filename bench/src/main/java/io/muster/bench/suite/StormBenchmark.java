package io.muster.bench.suite;

import io.muster.bench.arena.Alertmanager;
import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Arrivals;
import io.muster.bench.arena.Contestant;
import io.muster.bench.arena.NaiveBridge;
import io.muster.bench.arena.Rooms;
import io.muster.bench.arena.StormWatch;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.load.Answers;
import io.muster.bench.load.HttpLoad;
import io.muster.bench.load.Redelivery;
import io.muster.bench.load.Requests;
import io.muster.bench.load.WebhookStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Many incidents at once against Teams' limits: what people see when it matters most. */
public final class StormBenchmark implements Benchmark<Arena> {
  private static final int CHANNELS = 20;
  private static final int SHOWN_IN = 3;
  private static final int FIRST_SERVICE = 900;
  private static final int GROUPS = 500;
  private static final int GROUPS_SERVICE = 950;

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public String says() {
    return "many incidents of 6 events each within a minute, each shown in 3 of 20 channels; 500 incidents at once in one channel; Teams' limits on";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    String run = "g" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    arena.only("webhook-ingest", "channel-mapping", "identity-linking", "graph-actions");
    arena.start("bot-gateway", arena.teams().settings(Map.of()));
    CardChain.warm(arena, "w" + run.substring(1), effort.warmUp());
    minute(arena, run, effort, into);
    groups(arena, "h" + run.substring(1), effort, into);
    arena.teams().sink().forget();
  }

  private void minute(Arena arena, String run, Effort effort, Findings into) {
    int incidents = effort.choose(60, 340, 1_000);
    int seconds = effort.choose(6, 20, 60);
    Rooms rooms = arena.teams().emptyRooms("storm" + run, CHANNELS);
    Map<String, Integer> wanted = new HashMap<>();
    for (int service = 0; service < CHANNELS; service++) {
      for (int n = 0; n < SHOWN_IN; n++) {
        int room = (service + n) % CHANNELS;
        rooms.show(arena, room, FIRST_SERVICE + service);
        wanted.merge(rooms.conversations().get(room), incidents / CHANNELS, Integer::sum);
      }
    }
    arena.teams().sink().forget();
    arena.teams().sink().limit();
    StormWatch watch = new StormWatch("resolved", wanted);
    arena.teams().sink().listen(watch);
    int port = arena.service("webhook-ingest").port();
    int steps = WebhookStep.values().length;
    Duration each = Duration.ofMillis(1_000L * seconds / steps);
    Redelivery tool = new Redelivery(port, 32);
    for (WebhookStep step : WebhookStep.values()) {
      tool.tell(arena.gate().webhooks(run, FIRST_SERVICE, CHANNELS, step), 1000.0 * incidents / each.toMillis(), each);
    }
    long last = System.nanoTime();
    double right = watch.secondsUntilRight(last, 60);
    long calls = watch.callsUntilQuiet(Duration.ofSeconds(5), Duration.ofMinutes(1));
    double naive = (double) incidents * steps * SHOWN_IN;
    into.add(new Figure("calls, against one call for each event and channel", "×", calls / naive, Better.LOWER, Optional.of(0.1), Optional.of(0.04),
        Optional.of(new Figure.Against(calls, naive, "calls", calls / naive, calls / naive))));
    into.add(Figure.judged("all channels right after the last event", "s", right, Better.LOWER, 10, 5));
    into.add(Figure.told("channels right by then, of 20", "", watch.right(), Better.HIGHER));
    into.add(Figure.told("webhooks told again, which were not taken at first", "", tool.again(), Better.LOWER));
    into.note(String.format(Locale.ROOT, "%,d incidents of %d events in %d s.", incidents, steps, seconds));
    into.add(Figure.told("calls refused by Teams", "", arena.teams().sink().refused(), Better.LOWER));
  }

  private void groups(Arena arena, String run, Effort effort, Findings into) {
    int groups = effort.choose(60, GROUPS, GROUPS);
    Rooms rooms = arena.teams().emptyRooms("groups" + run, 1);
    rooms.show(arena, 0, GROUPS_SERVICE);
    arena.teams().sink().forget();
    arena.teams().sink().limit();
    StormWatch watch = new StormWatch("triggered", Map.of(rooms.conversations().getFirst(), groups));
    arena.teams().sink().listen(watch);
    HttpLoad load = new HttpLoad(arena.service("webhook-ingest").port(), 32, arena.gate().webhooks(run, GROUPS_SERVICE, 1), Answers.IGNORED, new AtomicLong());
    IngestBenchmark.allGood(load.closed(groups, Duration.ofSeconds(60)));
    into.add(Figure.judged(groups + " at once in one channel, right after", "s", watch.secondsUntilRight(System.nanoTime(), 60), Better.LOWER, 30, 15));
    Duration patience = Duration.ofSeconds(effort.choose(2, 5, 30));
    String rooms0 = arena.teams().sink().plainUrl("X");
    try (Contestant naive = arena.baseline(NaiveBridge.class, List.of(), rooms0.substring(0, rooms0.indexOf("X/")))) {
      String own = "n" + run.substring(1);
      into.add(Figure.told("the same by the naive bridge, told within " + patience.toSeconds() + " s", "", arrived(arena, naive.port(), arena.gate().webhooks(own, 960, 1), own, groups, patience), Better.HIGHER));
    }
    Optional<Contestant> alertmanager = Alertmanager.start(arena, arena.teams().sink().plainUrl("alertmanager"));
    if (alertmanager.isEmpty()) {
      into.note("Alertmanager is left out: Debian's package prometheus-alertmanager is not installed here.");
      return;
    }
    try (Contestant there = alertmanager.get()) {
      String own = "m" + run.substring(1);
      into.add(Figure.told("the same by Alertmanager, told within " + patience.toSeconds() + " s", "", arrived(arena, there.port(), Alertmanager.alerts(own), own, groups, patience), Better.HIGHER));
    }
  }

  private static double arrived(Arena arena, int port, Requests requests, String run, int count, Duration patience) {
    arena.teams().sink().forget();
    arena.teams().sink().limit();
    Arrivals arrivals = new Arrivals(run);
    arena.teams().sink().listen(arrivals);
    IngestBenchmark.allGood(new HttpLoad(port, 32, requests, arrivals, new AtomicLong()).closed(count, Duration.ofSeconds(60)));
    LockSupport.parkNanos(patience.toNanos());
    return arrivals.latencies().getTotalCount();
  }
}
