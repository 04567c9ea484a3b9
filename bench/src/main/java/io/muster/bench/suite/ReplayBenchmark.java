package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.TopicSpan;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Statistics;
import io.muster.contracts.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The whole log of deliveries once more into an empty memory of incidents, while everything behind it keeps its own: nothing may be sent to Teams again. */
public final class ReplayBenchmark implements Benchmark<Arena> {
  private static final String INGEST = "webhook-ingest";
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String says() {
    return "the log of deliveries into an empty state; calls to Teams for what was sent before";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    int count = effort.choose(300, 6_000, 200_000);
    int shown = effort.choose(20, 100, 1_000);
    arena.only();
    arena.kafka().empty(Topics.DELIVERIES);
    String run = "y" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    String cards = "z" + run.substring(1);
    Deliveries deliveries = new Deliveries(arena, run);
    new CardChain(arena, cards).run(Duration.ofSeconds(Math.max(1, shown / CardChain.PER_SECOND)));
    arena.only();
    TopicSpan log = AssemblyBenchmark.fill(arena, run, deliveries, new AtomicLong(), count);
    // Those behind are to read what is told now.
    arena.kafka().empty(Topics.INGEST_EVENTS);
    // What webhook-ingest knows of incidents and has seen of messages; its senders stay.
    arena.stores().empty(INGEST, "known_incident, inbox");
    arena.kafka().rewind(Topics.DELIVERIES);
    AtomicLong calls = new AtomicLong();
    AtomicLong strangers = new AtomicLong();
    arena.teams().sink().forget();
    arena.teams().sink().listen(call -> (call.body().contains(run) || call.body().contains(cards) ? calls : strangers).incrementAndGet());
    TopicSpan events = arena.kafka().span(Topics.INGEST_EVENTS);
    arena.start(INGEST, Map.of());
    long told = deliveries.again(arena).assertTold(PATIENCE).acknowledged();
    double replayed = Deliveries.eventsPerSecond(events, run);
    CardChain.behind(arena);
    arena.kafka().awaitRead(Topics.INGEST_EVENTS, PATIENCE);
    LockSupport.parkNanos(Duration.ofSeconds(effort.choose(3, 3, 10)).toNanos());
    double raw = Statistics.median(List.of(log.rate(), log.rate(), log.rate()));
    into.add(Figure.judged("against a consumer that only reads", "×", replayed / raw, Better.HIGHER, 0.10, 0.25).against(new Figure.Against(replayed, raw, "/s", replayed / raw, replayed / raw)));
    into.add(Figure.judged("calls to Teams for what was sent before", "", calls.get(), Better.LOWER, 0, 0));
    arena.teams().sink().forget();
    into.note(told + " deliveries, each became an event; " + shown + " more had been shown in Teams before, and were replayed with them; calls about anything else: " + strangers + ".");
  }
}
