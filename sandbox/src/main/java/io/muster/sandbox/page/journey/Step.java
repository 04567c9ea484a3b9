package io.muster.sandbox.page.journey;

import java.util.Locale;

/** The steps of an incident's way through Muster, in their order. */
public enum Step {
  RECEIVED,
  UNDERSTOOD,
  ROUTED,
  DESIRED,
  SENT,
  PRESSED,
  ACTED,
  TOLD;

  /** The word that the page knows it by. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
