package io.muster.sandbox.page.live;

import java.util.Locale;

/** The parts of the page that change by themselves. */
public enum Area {
  TEAMS,
  PAGERDUTY,
  JOURNEY,
  MUSTER;

  /** The word that the page knows it by. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
