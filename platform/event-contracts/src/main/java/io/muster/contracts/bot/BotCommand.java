package io.muster.contracts.bot;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What others may ask of bot-gateway. Keyed by conversation.
 */
public sealed interface BotCommand extends Message {

  /**
   * The conversation is to show this incident as it is at this revision. An older revision than the one known changes nothing.
   *
   * @param starts whether a card may be started for it; a card that stands is always kept true
   * @param notices changes about which people are to be told, besides the card
   */
  @WireName("show-incident.v1")
  record ShowIncident(ConversationId conversation, Incident incident, Rule rule, boolean starts, List<Notice> notices) implements BotCommand {
    public ShowIncident {
      notices = notices == null ? List.of() : List.copyOf(notices);
    }
  }

  /**
   * The card of this subject in this conversation is no longer kept.
   */
  @WireName("stop-showing.v1")
  record StopShowing(ConversationId conversation, SubjectId subject, Rule rule, StopReason reason) implements BotCommand {}

  /**
   * The rule that led to a command.
   *
   * @param generation of the mapping; an older one never undoes a newer
   */
  record Rule(String mappingId, long generation) {}

  /** A change to tell people about; edits are silent in Teams. */
  record Notice(Change change, Optional<Actor> by, Instant at) {
    public Notice {
      by = by == null ? Optional.empty() : by;
    }
  }

  /** Why a card is no longer kept. */
  enum StopReason {
    UNMAPPED,
    MOVED_AWAY,
    NO_LONGER_VISIBLE
  }
}
