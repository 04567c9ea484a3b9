package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;

/**
 * A conversation shows a subject, or did.
 *
 * @param rule the mapping by which it was shown last
 * @param active whether it is shown now
 */
public record Route(SubjectId subject, ConversationId conversation, Rule rule, boolean active) {}
