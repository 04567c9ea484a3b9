package io.muster.acceptance.faults;

import io.muster.acceptance.faults.inject.FaultyMachine;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.inject.Injector;
import io.muster.acceptance.faults.inject.Pressure;
import io.muster.acceptance.faults.inject.Stimuli;
import io.muster.acceptance.faults.load.Attempt;
import io.muster.acceptance.faults.load.Courier;
import io.muster.acceptance.faults.load.OwnIncidents;
import io.muster.acceptance.faults.load.Stage;
import io.muster.acceptance.faults.load.Telling;
import io.muster.acceptance.faults.load.Told;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.verdict.Checker;
import io.muster.acceptance.faults.verdict.Evidence;
import io.muster.acceptance.faults.verdict.Verdict;
import io.muster.sandbox.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One schedule, carried out on a machine and judged. */
public final class FaultRun {
  /** A tool goes on trying for two days; here it does so until everything works again, and this much longer. */
  private static final Duration TRYING = Duration.ofSeconds(90);

  private final FaultyMachine machine;
  private final Schedule schedule;
  private final Duration patience;
  private final int shownIn;
  private final Consumer<String> told;

  /**
   * @param patience how long after the last fault and the last event everything must be right
   * @param shownIn how many channels show each service; 0 for the usual plan
   * @param told is told a line about each fault
   */
  public FaultRun(FaultyMachine machine, Schedule schedule, Duration patience, int shownIn, Consumer<String> told) {
    this.machine = machine;
    this.schedule = schedule;
    this.patience = patience;
    this.shownIn = shownIn;
    this.told = told;
  }

  /** Carries it out; returns when everything was judged and everything runs again. */
  public Verdict run() {
    Machine at = machine.machine();
    String name = schedule.seed() + "-" + Long.toString(System.currentTimeMillis(), 36);
    Stage stage = Stage.build(at, machine.town(), name, schedule.shape().channels(), shownIn);
    if (schedule.replicas() > 1) {
      machine.replicas().start(at.web());
    }
    try {
      return on(stage, name);
    } finally {
      machine.replicas().close();
    }
  }

  private Verdict on(Stage stage, String name) {
    Instant began = Instant.now();
    Pressure pressure = new Pressure();
    Courier courier = new Courier(machine.machine().web().client(), stage);
    Telling telling = new Telling(schedule, stage, courier, began);
    OwnIncidents own = new OwnIncidents(schedule, machine.machine(), machine.town(), stage, began);
    Injector injector = new Injector(machine, began, new Stimuli(machine, stage, own, name), told);
    telling.begin();
    own.begin();
    injector.begin(schedule.faults());
    List<Injected> injected = injector.finish();
    Instant end = began.plus(schedule.shape().length());
    courier.giveUpAt((Instant.now().isAfter(end) ? Instant.now() : end).plus(TRYING));
    telling.finish();
    own.finish();
    Pressure.Share shared = pressure.soFar();
    List<Attempt> attempts = courier.attempts();
    Told told = new Told(attempts);
    return new Checker(machine, patience, shownIn)
        .judge(began, ledger -> new Evidence(schedule, stage, attempts, told, injected, own, shared, ledger));
  }
}
