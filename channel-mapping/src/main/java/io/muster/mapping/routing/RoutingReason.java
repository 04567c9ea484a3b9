package io.muster.mapping.routing;

import java.util.Locale;

/**
 * Why a conversation does or does not show a subject. The labels stand in logs, metrics, events and the answers to "why".
 */
public enum RoutingReason {
  /** It passes the mapping: a card starts. */
  PASSES("It passes the mapping, so a card was started."),
  /** It was open when the mapping was made, and open incidents were asked for. */
  OPEN_WHEN_CONNECTED("It was open when the conversation was connected, and open incidents were asked for."),
  /** A card stands and follows every change. */
  FOLLOWS("The conversation already shows it, and its card follows every change."),
  /** Private, or not yet known to be public. */
  NOT_PUBLIC("It is private, or not known to be public. Private incidents are shown to their members only."),
  URGENCY_NOT_WANTED("The mapping does not start cards for this urgency."),
  PRIORITY_NOT_WANTED("The mapping does not start cards for this priority."),
  CHANGE_NOT_WANTED("The mapping does not start cards with this kind of change."),
  /** It began before the mapping was made, and was over when the conversation first heard of it. */
  ALREADY_OVER("It began before this mapping was made, and was over when this conversation first heard of it."),
  /** Its parent has a card in the same conversation. */
  SHOWN_WITH_PARENT("It is part of an incident that this conversation shows already."),
  MOVED_AWAY("It moved to a service that is not mapped here."),
  UNMAPPED("The mapping was removed."),
  NO_LONGER_VISIBLE("It is no longer public.");

  private final String sentence;
  private final String label;

  RoutingReason(String sentence) {
    this.sentence = sentence;
    this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stable word. */
  public String label() {
    return label;
  }

  /** What a person reads. */
  public String sentence() {
    return sentence;
  }

  /** What a person in the conversation can write to have it otherwise; empty text where nothing helps. */
  public String command() {
    return switch (this) {
      case PASSES, OPEN_WHEN_CONNECTED, FOLLOWS -> "disconnect";
      case MOVED_AWAY, UNMAPPED -> "connect";
      case NOT_PUBLIC, URGENCY_NOT_WANTED, PRIORITY_NOT_WANTED, CHANGE_NOT_WANTED, ALREADY_OVER, SHOWN_WITH_PARENT, NO_LONGER_VISIBLE -> "";
    };
  }

  /** Reads what {@link #label()} wrote; anything else is an {@link IllegalArgumentException}. */
  public static RoutingReason labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
