package io.muster.acceptance.faults.schedule;

import java.time.Duration;
import java.util.List;

/**
 * One incident as its tool tells it.
 *
 * @param id such as {@code 7x12}; part of its title, so that cards can be told apart
 * @param service the number of the service it belongs to, from 0
 * @param rule how its tool goes on where a delivery has no good answer
 * @param clock how far the tool's clock is from ours
 * @param steps in order, numbered from 1
 */
public record Story(String id, int service, RetryRule rule, Duration clock, List<Step> steps) {

  /**
   * One event.
   *
   * @param at when it happens, from the beginning of the run
   * @param type such as {@code incident.acknowledged}
   * @param status the incident's status from then on, as PagerDuty writes it
   * @param repeat how the tool says it twice
   */
  public record Step(int number, Duration at, String type, String status, Repeat repeat) {}

  /** How an event is told again. */
  public enum Repeat {
    /** It is not. */
    NONE,
    /** The same webhook comes again some seconds later. */
    LATER,
    /** It comes twice at the same moment. */
    AT_ONCE,
    /** Another subscription tells of the same event with a webhook of its own. */
    ANOTHER_SUBSCRIPTION
  }

  /** The status after the last of these steps. */
  public String statusAfter(int step) {
    return steps.get(step - 1).status();
  }

  /** What the title is after a step. */
  public String titleAfter(int step) {
    return "Story " + id + " step " + step + " of " + steps.size();
  }
}
