package io.muster.acceptance.faults.schedule;

import io.muster.acceptance.faults.wire.WireState;
import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong. */
public sealed interface Fault {

  /** A process ends and is started again after a while. */
  record Death(Target target, Cell.How how, Duration away) implements Fault {}

  /** A service ends at a step of its work and is started again. */
  record DeathAtStep(Cell cell, int passings) implements Fault {}

  /** A process stands still (SIGSTOP) and goes on. */
  record Freeze(Target target, Duration length) implements Fault {}

  /** The wire from all services to a server is out of order. */
  record BadWire(Target server, WireState state, Duration length) implements Fault {}

  /** A copy of PostgreSQL is taken. */
  record Copy() implements Fault {}

  /** PostgreSQL is lost, its copy takes its place, and Kafka is read again from then. */
  record Restore() implements Fault {}

  /** A service is started again with a clock that is off, and after a while once more with the right one. */
  record WrongClock(Target target, Duration offset, Duration length) implements Fault {}

  /**
   * Teams answers the next calls otherwise than hoped.
   *
   * @param kind a word of the stand-in: {@code refuse}, {@code delay}, {@code drop}, {@code commit_then_fail}, {@code commit_then_drop}
   * @param operation which calls; empty: all
   * @param retryAfter the header as it is sent
   */
  record TeamsAnswers(String kind, Optional<String> operation, int status, String code, Optional<String> retryAfter, int delayMillis, int times) implements Fault {
    /** Whether Teams did what it then did not confirm. */
    public boolean ambiguous() {
      return kind.startsWith("commit_then");
    }
  }

  /** PagerDuty's API answers the next calls with a failure. */
  record ToolAnswers(int status, int calls) implements Fault {}

  /** One line for a reader. */
  default String line() {
    return switch (this) {
      case Death death -> death.how().word() + " of " + death.target().word() + ", away for " + death.away().toSeconds() + " s";
      case DeathAtStep step -> step.cell().how().word() + " of " + step.cell().service().word() + " at " + step.cell().failpoint() + " after " + step.passings() + " passings";
      case Freeze freeze -> "SIGSTOP of " + freeze.target().word() + " for " + freeze.length().toSeconds() + " s";
      case BadWire wire -> "wire to " + wire.server().word() + " " + wire.state().word() + " for " + wire.length().toSeconds() + " s";
      case Copy copy -> "PostgreSQL is copied";
      case Restore restore -> "PostgreSQL is lost; the copy takes its place, and Kafka is read again from then";
      case WrongClock clock -> clock.target().word() + " with a clock that is " + Math.abs(clock.offset().toSeconds()) + " s " + (clock.offset().isNegative() ? "behind" : "ahead") + ", for " + clock.length().toSeconds() + " s";
      case TeamsAnswers teams ->
          "Teams: " + teams.kind() + " " + teams.operation().orElse("any call") + (teams.kind().contains("fail") || teams.kind().equals("refuse") ? " " + teams.status() : "")
              + teams.retryAfter().map(after -> ", Retry-After " + after).orElse("") + (teams.delayMillis() > 0 ? " by " + teams.delayMillis() + " ms" : "") + ", " + teams.times() + " times";
      case ToolAnswers tool -> "PagerDuty's API answers " + tool.status() + ", " + tool.calls() + " times";
    };
  }
}
