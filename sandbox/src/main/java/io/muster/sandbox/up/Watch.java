package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Service;
import io.muster.sandbox.process.SandboxFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks after the services, as a cluster does: one that ended by itself is started again, with a line that says so. */
final class Watch {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Console console;
  private final Machine machine;
  private final BooleanSupplier stopping;

  Watch(Console console, Machine machine, BooleanSupplier stopping) {
    this.console = console;
    this.machine = machine;
    this.stopping = stopping;
  }

  /** Returns when everything is being stopped. Fails when Kafka and PostgreSQL or the stand-ins are gone, without which nothing works. */
  void untilStopped() {
    while (!stopping.getAsBoolean()) {
      LockSupport.parkNanos(EVERY.toNanos());
      if (!stopping.getAsBoolean()) {
        look();
      }
    }
  }

  private void look() {
    if (!machine.foundationsStand() && !stopping.getAsBoolean()) {
      throw new SandboxFailure("Kafka and PostgreSQL, or the stand-ins, have ended by themselves.", "./muster logs shows what they said last; ./muster up goes on where you left.", null);
    }
    machine.services().stream().filter(service -> !service.process().running()).forEach(this::startAgain);
  }

  private void startAgain(Service service) {
    if (stopping.getAsBoolean()) {
      return;
    }
    String how = service.process().exitCode().map(code -> " (exit code " + code + ")").orElse("");
    console.step(service.name() + " had ended" + how + " and is started again", () -> {
      service.start("");
      service.awaitReady(machine.web());
    });
  }
}
