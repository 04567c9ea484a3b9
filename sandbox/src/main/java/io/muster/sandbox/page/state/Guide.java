package io.muster.sandbox.page.state;

import java.time.Clock;
import java.util.List;

/** What somebody who meets Muster for the first time does next: five steps, each with the very next small act, as things really stand for this person. */
final class Guide {
  private final Standing standing;
  private final Viewer viewer;
  private final PageState.PagerDutyAccount pagerDuty;
  private final Clock clock;

  /**
   * One step.
   *
   * @param text the next small act; what came of it once it is done
   */
  record GuideStep(String id, String title, String text, boolean done) {}

  Guide(Standing standing, Viewer viewer, PageState.PagerDutyAccount pagerDuty, Clock clock) {
    this.standing = standing;
    this.viewer = viewer;
    this.pagerDuty = pagerDuty;
    this.clock = clock;
  }

  List<GuideStep> steps() {
    return List.of(
        new LinkStep(standing, viewer, clock).told(),
        new ConnectStep(standing, viewer, pagerDuty).told(),
        new TriggerStep(standing, viewer).told(),
        new PressStep(standing, viewer, Attempts.ACKNOWLEDGE).told(),
        new PressStep(standing, viewer, Attempts.RESOLVE).told());
  }
}
