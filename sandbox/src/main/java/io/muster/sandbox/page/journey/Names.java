package io.muster.sandbox.page.journey;

/** What people call things, and what reasons mean. Asked when a journey is told, since names may be known later than what carries their ids. */
public interface Names {

  /** A conversation by its id in Teams. */
  String conversation(String id);

  /** The sentence behind a stable word with which a conversation was chosen or passed over. */
  String routingReason(String label);
}
