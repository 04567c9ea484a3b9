package io.muster.acceptance.faults.inject;

import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.schedule.Cell.How;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One service, ended and started again as an orchestrator would. Not safe for several threads. */
final class ServiceProcess {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(240);

  private final FaultyMachine whole;
  private final Machine machine;
  private final Service service;

  ServiceProcess(FaultyMachine whole, String name) {
    this.whole = whole;
    this.machine = whole.machine();
    this.service = machine.service(name);
  }

  void end(How how) {
    switch (how) {
      case KILL -> service.process().kill();
      case TERMINATE -> service.process().close();
    }
  }

  void freeze() {
    service.process().id().ifPresent(Signal.STOP::to);
  }

  void thaw() {
    service.process().id().ifPresent(Signal.CONT::to);
  }

  /** Starts it; it is to die at the cell's step. */
  void startArmed(Cell cell, int passings) {
    String action = cell.how() == How.KILL ? "kill" : "exit";
    start(cell.failpoint() + ":" + action + (passings > 0 ? ":after:" + passings : ""));
  }

  /** Starts it, again whenever it ends by itself, until it is ready; the remark says how often it ended. */
  String startUntilReady() {
    Instant end = Instant.now().plus(STARTS_WITHIN);
    int ended = 0;
    start("");
    while (!whole.closed() && !machine.web().answers(service.url() + "/q/health/ready")) {
      if (Instant.now().isAfter(end)) {
        return service.name() + " was not ready " + STARTS_WITHIN.toSeconds() + " s after its start";
      }
      if (!service.process().running()) {
        ended++;
        start("");
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return ended == 0 ? "" : service.name() + " ended by itself " + ended + " times before it was ready";
  }

  /** A run that was broken off starts nothing more. */
  private void start(String failpoint) {
    synchronized (whole) {
      if (!whole.closed()) {
        service.start(failpoint);
      }
    }
  }

  /** Waits until it is ready, has ended, or this time is over. */
  void awaitReadyOrGone(Duration atMost) {
    Instant end = Instant.now().plus(atMost);
    while (running() && Instant.now().isBefore(end) && !machine.web().answers(service.url() + "/q/health/ready")) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  boolean running() {
    return service.process().running();
  }

  Optional<Integer> awaitExit(Duration atMost) {
    return service.process().awaitExit(atMost);
  }
}
