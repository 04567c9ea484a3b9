package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Contestant;
import io.muster.bench.arena.EmptyServer;
import io.muster.bench.arena.ProducerPerfTest;
import io.muster.bench.frame.Accounting;
import io.muster.bench.frame.Benchmark;
import io.muster.bench.frame.Better;
import io.muster.bench.frame.Effort;
import io.muster.bench.frame.FailedRun;
import io.muster.bench.frame.Figure;
import io.muster.bench.frame.Findings;
import io.muster.bench.frame.Rounds;
import io.muster.bench.frame.Statistics;
import io.muster.bench.load.Answers;
import io.muster.bench.load.HttpLoad;
import io.muster.bench.load.LoadResult;
import io.muster.contracts.wire.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/** How many webhooks are proven and kept in a second. What follows in the background is switched off: it has a benchmark of its own. */
public final class IngestBenchmark implements Benchmark<Arena> {
  static final int CONNECTIONS = 64;

  /** Takes deliveries in, and leaves them where they are. */
  static final Map<String, String> INTAKE_ONLY = Map.of("muster.kafka.auto-start", "false");

  private static final String INGEST = "webhook-ingest";
  private static final String EMPTY = "empty endpoint";
  private static final String PERF = "Kafka's producer perf test";
  private static final String PERF_AS_INTAKE = "Kafka's producer perf test, batches as at intake";

  /** How intake's own producer gathers. */
  private static final String[] AS_INTAKE = {"linger.ms=0", "batch.size=131072", "max.in.flight.requests.per.connection=1"};

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String says() {
    return "signed PagerDuty webhooks of 4 KB, proven and durable, 64 connections";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    arena.only();
    Contestant ingest = arena.start(INGEST, INTAKE_ONLY);
    String run = "i" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    Deliveries deliveries = new Deliveries(arena, run);
    try (Contestant empty = arena.baseline(EmptyServer.class, List.of())) {
      var numbers = new AtomicLong();
      HttpLoad taking = new HttpLoad(ingest.port(), CONNECTIONS, arena.gate().webhooks(run, 50), deliveries::answered, numbers);
      HttpLoad nothing = new HttpLoad(empty.port(), CONNECTIONS, arena.gate().webhooks(run, 50), Answers.IGNORED, new AtomicLong());
      ProducerPerfTest perf = arena.kafka().producerPerfTest(4096);
      ProducerPerfTest asIntake = arena.kafka().producerPerfTest(4096, AS_INTAKE);
      into.steady(INGEST, taking.untilSteady(effort.round().dividedBy(2), effort.steadyWithin()));
      into.steady(EMPTY, nothing.untilSteady(effort.round().dividedBy(2), effort.warmUp()));
      perf.run(5_000);
      long records = (long) (perf.run(20_000) * effort.round().toSeconds());
      asIntake.run(5_000);
      Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
      contenders.put(INGEST, () -> allGood(taking.closed(effort.round())).rate());
      contenders.put(EMPTY, () -> allGood(nothing.closed(effort.round())).rate());
      contenders.put(PERF, () -> perf.run(Math.max(10_000, records)));
      contenders.put(PERF_AS_INTAKE, () -> asIntake.run(Math.max(10_000, records)));
      Rounds rounds = Rounds.interleaved(effort.rounds(), contenders, arena.load());
      into.add(rounds);
      into.add(rounds.ratio("against an empty endpoint", INGEST, EMPTY, "/s", Better.HIGHER, Optional.of(0.20), Optional.of(0.35)));
      into.add(rounds.ratio("against Kafka's own producer perf test", INGEST, PERF, "/s", Better.HIGHER, Optional.of(0.50), Optional.of(0.80)));
      into.add(rounds.ratio("against the same with intake's own batches", INGEST, PERF_AS_INTAKE, "/s", Better.HIGHER, Optional.empty(), Optional.empty()));
      into.add(Figure.told("webhooks kept", "/s", Statistics.median(rounds.of(INGEST)), Better.HIGHER));
    }
    Accounting kept = deliveries.assertKept();
    into.note(kept.acknowledged() + " webhooks were acknowledged, each was found in the log of deliveries; " + kept.doubled() + " of them twice.");
    // They were not to be assembled: the next benchmark must not find them.
    arena.stop(INGEST);
    arena.kafka().empty(Topics.DELIVERIES);
    into.note("The load's own thread, which signs as well, shares the processors with webhook-ingest and with the empty endpoint alike; the perf test is its own load, and sends batches of 16 KB as it comes, or of 128 KB as intake does. Without TLS.");
  }

  /** A load of which something was refused measures something else. */
  static LoadResult allGood(LoadResult result) {
    if (result.bad() > 0) {
      throw new FailedRun("Some requests were not answered with success: " + result.byStatus() + ", not sent " + result.unsent() + ".");
    }
    return result;
  }
}
