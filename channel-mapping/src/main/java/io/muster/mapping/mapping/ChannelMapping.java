package io.muster.mapping.mapping;

import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.mapping.MappingState.Source;
import java.time.Instant;

/**
 * A conversation shows what comes from a source. The natural key is conversation, account and source.
 *
 * @param id stable, also when the mapping is removed and made again
 * @param generation grows with every change
 * @param since when it was made, or made again after it had been removed
 * @param live whether it holds now: not removed, its connection active and its tenant allowed
 */
public record ChannelMapping(
    String id,
    ConversationId conversation,
    AccountId account,
    Source source,
    MappingOwner owner,
    CardRules rules,
    long generation,
    Instant since,
    boolean live) {

  /** The rule as commands name it. */
  public Rule rule() {
    return new Rule(id, generation);
  }

  /** Whether this incident comes from the source, whatever its urgency or visibility. */
  public boolean covers(Incident incident) {
    if (!incident.id().account().equals(account)) {
      return false;
    }
    var where = incident.classification();
    return switch (source.kind()) {
      case SERVICE -> where.service().map(Named::nativeId).filter(source.of().nativeId()::equals).isPresent();
      case TEAM -> where.teams().stream().map(Named::nativeId).anyMatch(source.of().nativeId()::equals);
    };
  }
}
