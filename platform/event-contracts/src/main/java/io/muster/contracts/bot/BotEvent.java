package io.muster.contracts.bot;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.WireName;
import java.time.Instant;

/**
 * What became of what Teams was asked to show.
 */
public sealed interface BotEvent extends Message {

  /**
   * A card stands in Teams.
   */
  @WireName("card.posted.v1")
  record CardPosted(ConversationId conversation, SubjectId subject, long revision, String activityId, Instant at) implements BotEvent {}

  /**
   * A card shows a newer revision.
   */
  @WireName("card.updated.v1")
  record CardUpdated(ConversationId conversation, SubjectId subject, long revision, String activityId, Instant at) implements BotEvent {}

  /**
   * Teams does not take this card, and trying again would not help.
   *
   * @param reason one stable word, the heading of its runbook
   */
  @WireName("card.abandoned.v1")
  record CardAbandoned(ConversationId conversation, SubjectId subject, long revision, String reason, Instant at) implements BotEvent {}
}
