package io.muster.acceptance.faults.inject;

import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Target;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * A fault as it was.
 *
 * @param healed when what it concerned worked again as far as its own health tells
 * @param came whether it did what it was to do; a death at a step that was never reached did not
 * @param remark what is to be known besides; empty text when nothing
 */
public record Injected(int number, Fault fault, Instant began, Instant healed, boolean came, String remark) {

  /** Whether it lasted at a moment, with some time before and after. */
  public boolean around(Instant moment, java.time.Duration before, java.time.Duration after) {
    return !moment.isBefore(began.minus(before)) && !moment.isAfter(healed.plus(after));
  }

  /** The processes that could not work, or not at their pace. */
  public Set<Target> concerned() {
    return switch (fault) {
      case Fault.Death death -> EnumSet.of(death.target());
      case Fault.DeathAtStep step -> EnumSet.of(step.cell().service());
      case Fault.Freeze freeze -> EnumSet.of(freeze.target());
      case Fault.Copy copy -> EnumSet.of(Target.POSTGRESQL);
      case Fault.Restore restore -> EnumSet.complementOf(EnumSet.of(Target.KAFKA));
      case Fault.WrongClock clock -> EnumSet.of(clock.target());
      case Fault.BadWire wire -> EnumSet.of(wire.server());
      case Fault.TeamsAnswers teams -> EnumSet.noneOf(Target.class);
      case Fault.ToolAnswers tool -> EnumSet.noneOf(Target.class);
    };
  }
}
