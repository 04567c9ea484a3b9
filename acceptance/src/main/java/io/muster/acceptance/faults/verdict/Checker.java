package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.inject.FaultyMachine;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.sandbox.world.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/** Waits until a machine has come to rest after a run, and judges it. */
public final class Checker {

  /** What comes late must not be taken for what never came twice: so long nothing more may be said. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  private final FaultyMachine machine;
  private final Duration patience;
  private final int shownIn;

  /**
   * @param patience how long after the last fault and the last event everything must be right
   * @param shownIn how many channels show each service; 0 for the usual plan
   */
  public Checker(FaultyMachine machine, Duration patience, int shownIn) {
    this.machine = machine;
    this.patience = patience;
    this.shownIn = shownIn;
  }

  /** The calls to Teams since a moment. */
  public static List<JsonNode> ledger(Teams teams, Instant since) {
    return StreamSupport.stream(teams.ledger().spliterator(), false).filter(call -> !Histories.at(call).isBefore(since)).toList();
  }

  /** Judges a run that began at this moment and whose faults are healed. */
  public Verdict judge(Instant began, java.util.function.Function<List<JsonNode>, Evidence> run) {
    Teams teams = machine.machine().teams();
    Evidence early = run.apply(List.of());
    EndState endState = new EndState(early.schedule(), early.stage(), shownIn);
    OwnCards own = new OwnCards(machine.machine(), machine.town());
    Instant start = Instant.now();
    TeamsView view;
    List<Finding> lost;
    List<Finding> miscounted;
    Set<String> suspects = new HashSet<>();
    // What was pressed may still be on its way: everything is right when it is so and stays so.
    do {
      awaitQuiet(teams);
      view = TeamsView.of(teams, early.stage());
      lost = lost(endState, own, view, early);
      Digests digests = new Digests(view);
      miscounted = digests.wrong(teams, early.stage());
      suspects.addAll(digests.suspects());
    } while (!(lost.isEmpty() && miscounted.isEmpty()) && Duration.between(start, Instant.now()).compareTo(patience) < 0);
    Duration settled = Duration.between(start, Instant.now());
    List<Finding> left = new ArrayList<>(new OwnWords(machine.town(), early.stage()).added(lost));
    left.addAll(miscounted);
    suspects.removeIf(view::isDigest);
    return verdict(run.apply(ledger(teams, began)), view, left, suspects.size(), settled, began);
  }

  private static List<Finding> lost(EndState endState, OwnCards own, TeamsView view, Evidence evidence) {
    List<Finding> lost = new ArrayList<>(endState.wrong(view, evidence.told()));
    lost.addAll(own.wrong(evidence.own()));
    return lost;
  }

  private static void awaitQuiet(Teams teams) {
    Instant end = Instant.now().plusSeconds(20);
    int before = -1;
    int now = teams.ledger().size();
    while (before != now && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(QUIET.toNanos());
      before = now;
      now = teams.ledger().size();
    }
  }

  private Verdict verdict(Evidence evidence, TeamsView view, List<Finding> lost, int withdrawn, Duration settled, Instant began) {
    List<Finding> findings = new ArrayList<>(lost);
    Histories histories = new Histories(evidence, new GaveUp(machine.town(), evidence.stage()));
    Deliveries deliveries = new Deliveries(evidence);
    Calls calls = new Calls(evidence.ledger());
    SetAside aside = new SetAside(machine.town());
    findings.addAll(histories.wrong(view.cards()));
    findings.addAll(deliveries.wrong());
    findings.addAll(calls.wrong());
    findings.addAll(aside.missing(evidence.told().poison()));
    findings.addAll(aside.deadLetters(began));
    findings.addAll(OwnCards.slowPresses(evidence.own(), evidence.injected()));
    evidence.injected().stream().filter(one -> one.came() && !one.remark().isEmpty()).forEach(one -> findings.add(new Finding(Finding.Kind.PROCESS, one.fault().line() + ": " + one.remark())));
    return new Verdict(
        evidence.schedule().seed(), evidence.schedule().events(), evidence.told().taken(), evidence.told().givenUp(), evidence.attempts().size(),
        (int) evidence.injected().stream().filter(Injected::came).count(), cells(evidence.injected(), true), cells(evidence.injected(), false), calls.count(), calls.throttled(), view.digestCount(), histories.extra() + withdrawn, deliveries.slowest(), deliveries.excused(), evidence.pressure(), settled, findings);
  }

  private static List<String> cells(List<Injected> injected, boolean came) {
    return injected.stream().filter(one -> one.came() == came).map(Injected::fault).filter(Fault.DeathAtStep.class::isInstance).map(fault -> ((Fault.DeathAtStep) fault).cell().name()).toList();
  }
}
