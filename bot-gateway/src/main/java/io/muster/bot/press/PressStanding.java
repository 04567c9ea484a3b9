package io.muster.bot.press;

/**
 * A press whose row is held, so that what comes of it can be decided.
 *
 * @param lost nobody ever told what came of it
 * @param late nobody waits for the answer any more
 */
record PressStanding(Press press, boolean lost, boolean late) {

  /** Whether this is news: what is done or refused stays so, and nothing goes back to an earlier state. */
  boolean takes(Press.Came came) {
    return switch (came) {
      case Press.Came.UnderWay underWay -> false;
      case Press.Came.AwaitsLink link -> !lost && press.came() instanceof Press.Came.UnderWay;
      case Press.Came.Accepted accepted -> !lost && (press.came() instanceof Press.Came.UnderWay || press.came() instanceof Press.Came.AwaitsLink);
      case Press.Came.Done done -> !ended();
      case Press.Came.Refused refused -> !ended();
    };
  }

  /** After this came of it. */
  PressStanding after(Press.Came came) {
    return new PressStanding(press.after(came), false, late);
  }

  private boolean ended() {
    return press.came() instanceof Press.Came.Done || press.came() instanceof Press.Came.Refused;
  }
}
