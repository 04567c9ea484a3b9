package io.muster.mapping.mapping;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Source;
import io.muster.kit.problem.Problem;
import io.muster.mapping.mapping.MappingRepository.NewMapping;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator sends to make a mapping.
 *
 * @param conversation Teams' id of the conversation
 * @param service the tool's id of a service; this or {@code team}
 * @param name what people call the service or team; its id where it is left out
 * @param showOpen whether incidents that are open now start cards
 * @param urgencies that start a card; all when left out
 * @param priorities that start a card; all when left out
 * @param startOn changes with which a card may start; any when left out
 * @param notifyOn changes that people are told about besides the card; the usual ones when left out
 * @param quietHours when they are told about none; never when left out
 */
public record MappingRequest(
    String tenant,
    String conversation,
    String tool,
    String account,
    String service,
    String team,
    String name,
    boolean showOpen,
    Set<String> urgencies,
    Set<String> priorities,
    Set<Change> startOn,
    Set<Change> notifyOn,
    Quiet quietHours) {

  /**
   * Quiet hours as they are written.
   *
   * @param from such as {@code 22:00}
   * @param to such as {@code 07:00}
   * @param zone such as {@code Europe/Berlin}
   */
  public record Quiet(String from, String to, String zone) {
    QuietHours wanted() {
      try {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
      } catch (DateTimeException | IllegalArgumentException | NullPointerException e) {
        throw incomplete("Write quiet hours with from and to as two different times such as 22:00 and 07:00, and a zone such as Europe/Berlin.");
      }
    }
  }

  /** The mapping that is asked for; a problem says what is missing. */
  NewMapping wanted() {
    if (missing(tenant) || missing(conversation) || missing(tool) || missing(account)) {
      throw incomplete("Name tenant, conversation, tool and account.");
    }
    if (missing(service) == missing(team)) {
      throw incomplete("Name either a service or a team by its id in the tool.");
    }
    return new NewMapping(
        new ConversationId(new TenantId(tenant), conversation), accountId(), source(), MappingOwner.API, rules());
  }

  private CardRules rules() {
    return new CardRules(urgencies, priorities, startOn, notifyOn, Optional.ofNullable(quietHours).map(Quiet::wanted));
  }

  private Source source() {
    Source.Kind kind = missing(service) ? Source.Kind.TEAM : Source.Kind.SERVICE;
    String id = missing(service) ? team : service;
    return new Source(kind, new Named(id, missing(name) ? id : name, Optional.empty()));
  }

  private AccountId accountId() {
    try {
      return new AccountId(tool, account);
    } catch (IllegalArgumentException e) {
      throw incomplete("A tool's word and an account's name hold no slash.");
    }
  }

  private static boolean missing(String text) {
    return text == null || text.isBlank();
  }

  private static Problem incomplete(String detail) {
    return new Problem(MappingProblem.INCOMPLETE_MAPPING, detail);
  }
}
