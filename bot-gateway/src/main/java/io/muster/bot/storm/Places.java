package io.muster.bot.storm;

import io.muster.contracts.incident.ConversationId;
import java.util.Collection;
import java.util.List;

/** Conversations as two columns, for statements that concern many of them. */
record Places(List<ConversationId> conversations) {
  Places(Collection<ConversationId> conversations) {
    this(List.copyOf(conversations));
  }

  String[] tenants() {
    return conversations.stream().map(id -> id.tenant().value()).toArray(String[]::new);
  }

  String[] ids() {
    return conversations.stream().map(ConversationId::value).toArray(String[]::new);
  }
}
