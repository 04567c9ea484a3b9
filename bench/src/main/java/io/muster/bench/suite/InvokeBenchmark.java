package io.muster.bench.suite;

import io.muster.bench.arena.Arena;
import io.muster.bench.arena.Contestant;
import io.muster.bench.arena.HeldCards;
import io.muster.bench.arena.Invokes;
import io.muster.bench.arena.PlayedIdentity;
import io.muster.bench.arena.ProcessTime;
import io.muster.bench.arena.TokenServer;
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
import io.muster.bench.load.Requests;
import io.muster.contracts.wire.Topics;
import io.muster.sandbox.journey.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** What bot-gateway does on one core with people's requests from Teams, each proven by its token. */
public final class InvokeBenchmark implements Benchmark<Arena> {
  private static final int CONNECTIONS = 32;
  private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");
  private static final Duration REST = Duration.ofSeconds(20);
  private static final int VIEWERS = 60;
  private static final int EDITS = 20;
  private static final Duration BETWEEN_EDITS = Duration.ofMillis(100);
  private static final String DETAILS = "details of a card";
  private static final String PRESS = "press";
  private static final String TOKEN = "token endpoint";

  @Override
  public String name() {
    return "invoke";
  }

  @Override
  public String says() {
    return "people's requests from Teams with their tokens, on one core, 32 connections: a card drawn anew, a durable press, a herd";
  }

  @Override
  public void run(Arena arena, Effort effort, Findings into) {
    int each = effort.choose(40, 100, 1_000);
    // What is called once for each press is compiled for good after five thousand.
    int warming = effort.choose(40, 200, 6_000);
    String run = "v" + Long.toString(System.currentTimeMillis() / 1000, 36).substring(1);
    List<HeldCards.Held> cards = cards(arena, run, warming + each * effort.rounds(), effort);
    arena.only("channel-mapping");
    Contestant bot = arena.start("bot-gateway", arena.teams().settings(CardChain.NO_LIMITS), ONE_CORE);
    Invokes invokes = arena.teams().invokes(60);
    Requests opened = invokes.details(number -> cards.get((int) (number % cards.size())));
    try (Contestant bare = arena.baseline(TokenServer.class, ONE_CORE, arena.teams().publishedKeys().toString());
        PlayedIdentity identity = new PlayedIdentity(arena.kafka().address())) {
      HttpLoad details = new HttpLoad(bot.port(), CONNECTIONS, opened, Answers.IGNORED, new AtomicLong());
      AtomicLong pressed = new AtomicLong();
      Answers counted = (number, status, dueAt) -> pressed.addAndGet(status / 100 == 2 ? 1 : 0);
      HttpLoad presses = new HttpLoad(bot.port(), CONNECTIONS, invokes.presses(number -> cards.get((int) number)), counted, new AtomicLong());
      HttpLoad only = new HttpLoad(bare.port(), CONNECTIONS, opened, Answers.IGNORED, new AtomicLong());
      presses.closed(warming, Duration.ofSeconds(90));
      bot.awaitRest(REST);
      arena.stores().settle("bot-gateway");
      into.steady(DETAILS, details.untilSteady(effort.round().dividedBy(2), effort.steadyWithin()));
      into.steady(TOKEN, only.untilSteady(effort.round().dividedBy(2), effort.warmUp()));
      Costs costs = new Costs(bot);
      Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
      contenders.put(DETAILS, () -> costs.of(DETAILS, () -> details.closed(effort.round())).rate());
      contenders.put(PRESS, () -> costs.of(PRESS, () -> presses.closed(each, Duration.ofSeconds(60))).rate());
      contenders.put(TOKEN, () -> IngestBenchmark.allGood(only.closed(effort.round())).rate());
      Rounds rounds = Rounds.interleaved(effort.rounds(), contenders, arena.load());
      into.add(rounds);
      into.add(rounds.ratio("a card drawn anew, against the token alone", DETAILS, TOKEN, "/s", Better.HIGHER, Optional.of(0.4), Optional.of(0.6)));
      into.add(Figure.aimed("a card drawn anew, processor time", "µs", costs.micros(DETAILS), Better.LOWER, 150));
      into.add(rounds.ratio("a press, against the token alone", PRESS, TOKEN, "/s", Better.HIGHER, Optional.of(0.15), Optional.of(0.3)));
      into.add(Figure.aimed("a press, processor time with its card's change", "µs", costs.micros(PRESS), Better.LOWER, 500));
      into.add(Figure.told("of a press's, JIT compilers", "µs", costs.compilersMicros(PRESS), Better.LOWER));
      int asked = identity.awaitActions(pressed.intValue(), Duration.ofSeconds(30));
      if (asked < pressed.get()) {
        throw new FailedRun((pressed.get() - asked) + " of " + pressed + " presses that were answered led to no action.");
      }
      into.note(pressed + " presses were answered, each led to one action.");
    }
    herd(arena, run, bot.port(), invokes, cards.getFirst(), effort, into);
    // What was pressed never comes to be done: ten minutes later bot-gateway would give it up and draw thousands of cards anew, into the next benchmark.
    arena.stop("bot-gateway");
    arena.stores().empty("bot-gateway", "press");
    // What was played is not to be done once more by the one that was played.
    arena.kafka().empty(Topics.IDENTITY_COMMANDS);
    arena.teams().sink().forget();
    into.note("Muster's cards ask Teams for no automatic refresh: a card's details, which are proven, read and drawn like one, stand for it. identity-linking's answer to a press is played.");
  }

  /** An incident is edited twenty times in two seconds, and each time sixty people look at its card at once. */
  private static void herd(Arena arena, String run, int port, Invokes invokes, HeldCards.Held card, Effort effort, Findings into) {
    int ingest = arena.start("webhook-ingest", Map.of()).port();
    HttpLoad load = new HttpLoad(port, VIEWERS, invokes.details(number -> card), Answers.IGNORED, new AtomicLong());
    AtomicReference<String> shown = new AtomicReference<>("");
    arena.teams().sink().listen(call -> {
      if (call.method().equals("PUT") && call.activity().equals(card.activity())) {
        shown.set(call.body());
      }
    });
    List<Double> p99 = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      Histogram times = new Histogram(3);
      long begun = System.nanoTime();
      for (int edit = 0; edit < EDITS; edit++) {
        LockSupport.parkNanos(begun + edit * BETWEEN_EDITS.toNanos() - System.nanoTime());
        edit(arena, run, ingest, card, effort, 1 + round * EDITS + edit);
        times.add(IngestBenchmark.allGood(load.closed(VIEWERS, Duration.ofSeconds(10))).latencies());
      }
      p99.add(times.getValueAtPercentile(99) / 1000.0);
      Await.appears("the last edit at Teams", Duration.ofSeconds(60), () -> Optional.of(shown.get()).filter(body -> body.contains("\"ACKNOWLEDGED\"")));
      shown.set("");
    }
    into.add(Figure.judged("sixty people at once after each of 20 edits in 2 s, 99 % within", "ms", Statistics.median(p99), Better.LOWER, 1000, 300));
  }

  private static void edit(Arena arena, String run, int ingest, HeldCards.Held card, Effort effort, int edition) {
    var edit = new HttpLoad(ingest, 1, arena.gate().edits(run, rooms(effort), edition), Answers.IGNORED, new AtomicLong(card.number()));
    IngestBenchmark.allGood(edit.closed(1, Duration.ofSeconds(10)));
  }

  private static int rooms(Effort effort) {
    return effort.choose(50, 100, 200);
  }

  /** As many cards as will be pressed, each on an incident of its own, through all services. */
  private static List<HeldCards.Held> cards(Arena arena, String run, int count, Effort effort) {
    CardChain chain = new CardChain(arena, run, rooms(effort));
    HeldCards held = new HeldCards();
    arena.teams().sink().listen(held);
    chain.tell(count, effort.choose(100, 100, 150));
    return Await.appears(count + " cards at the sink", Duration.ofMinutes(5), () -> Optional.of(held.all()).filter(all -> all.size() >= count));
  }

  /** Processor time by what was done. */
  private static final class Costs {
    private final Contestant bot;
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();
    private final Map<String, List<Double>> compilersMicros = new LinkedHashMap<>();

    Costs(Contestant bot) {
      this.bot = bot;
    }

    LoadResult of(String what, Supplier<LoadResult> load) {
      Duration before = bot.cpu();
      Duration compilersBefore = compilers();
      LoadResult result = IngestBenchmark.allGood(load.get());
      // What follows a press, its card's change in Teams, is its cost as well, and nobody else's.
      bot.awaitRest(REST);
      note(micros, what, bot.cpu().minus(before), result);
      note(compilersMicros, what, compilers().minus(compilersBefore), result);
      return result;
    }

    private Duration compilers() {
      return ProcessTime.ofCompilers(bot.pid());
    }

    private static void note(Map<String, List<Double>> micros, String what, Duration taken, LoadResult result) {
      micros.computeIfAbsent(what, name -> new ArrayList<>()).add(taken.toNanos() / 1e3 / result.good());
    }

    double micros(String what) {
      return Statistics.median(micros.get(what));
    }

    double compilersMicros(String what) {
      return Statistics.median(compilersMicros.get(what));
    }
  }
}
