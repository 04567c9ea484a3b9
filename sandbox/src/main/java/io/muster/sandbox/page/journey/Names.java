package io.muster.sandbox.page.journey;

import java.util.Optional;

/** What people call things, and what reasons mean. Asked when a journey is told, since names may be known later than what carries their ids. */
public interface Names {

  /** A conversation by its id in Teams. */
  String conversation(String id);

  /** The sentence behind a stable word with which a conversation was chosen or passed over. */
  String routingReason(String label);

  /** What the delivery with this event told, as a clause; empty where it is not known. */
  Optional<String> event(String id);
}
