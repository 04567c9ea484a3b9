package io.muster.acceptance.faults.inject;

import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.acceptance.faults.wire.WireState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings the faults of a schedule about, each at its time; two that concern the same process come one after the other. */
public final class Injector {
  private static final Duration SLOW_START = Duration.ofSeconds(180);
  private static final String CLOCK = "muster.clock.offset";

  private final FaultyMachine machine;
  private final Instant began;
  private final Stimuli stimuli;
  private final Restoring restoring;
  private final Consumer<String> told;
  private final Map<Target, ReentrantLock> locks = new EnumMap<>(Target.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Injected> injected = new CopyOnWriteArrayList<>();

  /**
   * @param began the moment from which the schedule's times count
   * @param told is told a line about each fault
   */
  public Injector(FaultyMachine machine, Instant began, Stimuli stimuli, Consumer<String> told) {
    this.machine = machine;
    this.began = began;
    this.stimuli = stimuli;
    this.restoring = new Restoring(machine);
    this.told = told;
    for (Target target : Target.values()) {
      locks.put(target, new ReentrantLock());
    }
  }

  /** Begins; does not wait. */
  public void begin(List<Schedule.Planned> faults) {
    faults.forEach(planned -> threads.submit(() -> bring(planned)));
  }

  /** Waits until every fault has come and gone and everything runs again; what was done, in the order of its beginning. */
  public List<Injected> finish() {
    threads.shutdown();
    try {
      threads.awaitTermination(45, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stimuli.teamsAnswersAsItShould();
    return injected.stream().sorted(Comparator.comparing(Injected::began)).toList();
  }

  private void bring(Schedule.Planned planned) {
    LockSupport.parkNanos(Math.max(0, Duration.between(Instant.now(), began.plus(planned.at())).toNanos()));
    Fault fault = planned.fault();
    switch (fault) {
      case Fault.Death death -> alone(death.target(), planned, () -> die(death));
      case Fault.DeathAtStep step -> alone(step.cell().service(), planned, () -> dieAtStep(step));
      case Fault.Freeze freeze -> alone(freeze.target(), planned, () -> freeze(freeze));
      case Fault.Copy copy -> alone(Target.POSTGRESQL, planned, restoring::copy);
      case Fault.Restore restore -> alone(Target.POSTGRESQL, planned, restoring::restore);
      case Fault.WrongClock clock -> alone(clock.target(), planned, () -> wrongClock(clock));
      case Fault.BadWire wire -> alone(wire.server(), planned, () -> badWire(wire));
      case Fault.TeamsAnswers teams -> note(planned, () -> stimuli.teamsWillAnswer(teams));
      case Fault.ToolAnswers tool -> note(planned, () -> stimuli.toolWillAnswer(tool));
    }
  }

  private void alone(Target target, Schedule.Planned planned, Supplier<String> work) {
    ReentrantLock lock = locks.get(target);
    lock.lock();
    try {
      note(planned, work);
    } finally {
      lock.unlock();
    }
  }

  /** What work answers is the remark; one that begins with "not" says that the fault did not come. */
  private void note(Schedule.Planned planned, Supplier<String> work) {
    Instant start = Instant.now();
    String remark;
    try {
      remark = work.get();
    } catch (RuntimeException e) {
      remark = "not brought about: " + e;
    }
    injected.add(new Injected(planned.number(), planned.fault(), start, Instant.now(), !remark.startsWith("not "), remark));
    told.accept(
        String.format(
            Locale.ROOT, "    %6.1f s  %s%s", Duration.between(began, start).toMillis() / 1000.0, planned.fault().line(), remark.isEmpty() ? "" : " · " + remark));
  }

  private String die(Fault.Death death) {
    if (death.target().isService()) {
      ServiceProcess process = new ServiceProcess(machine, death.target().word());
      process.end(death.how());
      LockSupport.parkNanos(death.away().toNanos());
      return process.startUntilReady();
    }
    Server server = machine.server(death.target());
    server.end(death.how());
    LockSupport.parkNanos(death.away().toNanos());
    server.start();
    return "";
  }

  private String dieAtStep(Fault.DeathAtStep step) {
    ServiceProcess process = new ServiceProcess(machine, step.cell().service().word());
    process.end(step.cell().how());
    stimuli.prepare(step.cell());
    process.startArmed(step.cell(), step.cell().need() == Cell.Need.LOAD ? step.passings() : 0);
    process.awaitReadyOrGone(SLOW_START);
    stimuli.bringAbout(step.cell(), process::running);
    boolean died = process.awaitExit(Duration.ofSeconds(15)).isPresent();
    if (!died) {
      process.end(Cell.How.KILL);
    }
    String remark = process.startUntilReady();
    return died ? remark : "not reached within its time; killed instead" + (remark.isEmpty() ? "" : "; " + remark);
  }

  private String freeze(Fault.Freeze freeze) {
    if (freeze.target().isService()) {
      ServiceProcess process = new ServiceProcess(machine, freeze.target().word());
      process.freeze();
      LockSupport.parkNanos(freeze.length().toNanos());
      process.thaw();
      return process.running() ? "" : process.startUntilReady();
    }
    long[] pids = machine.server(freeze.target()).pids().toArray();
    for (long pid : pids) {
      Signal.STOP.to(pid);
    }
    LockSupport.parkNanos(freeze.length().toNanos());
    for (long pid : pids) {
      Signal.CONT.to(pid);
    }
    return "";
  }

  private String wrongClock(Fault.WrongClock clock) {
    ServiceProcess process = new ServiceProcess(machine, clock.target().word());
    ServiceFile settings = ServiceFile.of(machine.installation(), clock.target().word());
    process.end(Cell.How.TERMINATE);
    settings.set(Map.of(CLOCK, clock.offset().toString()));
    String remark = process.startUntilReady();
    LockSupport.parkNanos(clock.length().toNanos());
    process.end(Cell.How.TERMINATE);
    settings.remove(CLOCK);
    String after = process.startUntilReady();
    return remark.isEmpty() ? after : remark;
  }

  private String badWire(Fault.BadWire wire) {
    machine.wire(wire.server()).become(wire.state());
    LockSupport.parkNanos(wire.length().toNanos());
    machine.wire(wire.server()).become(new WireState.Sound());
    return "";
  }
}
