package io.muster.bot.why;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.service.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks channel-mapping why a conversation does or does not show a subject. It tells nothing of what is not public. */
@ApplicationScoped
class MappingWhyClient {
  private final Queries queries;

  MappingWhyClient(Queries queries) {
    this.queries = queries;
  }

  /**
   * As channel-mapping tells it.
   *
   * @param text what a person reads
   * @param command what can be written in the conversation to have it otherwise; empty text where nothing helps
   */
  record Explanation(String subject, String mappingId, boolean shown, String reason, String text, String number, String title, String service, String servicePage, String command) {
    Explanation {
      number = number == null ? "" : number;
      title = title == null ? "" : title;
      service = service == null ? "" : service;
      servicePage = servicePage == null ? "" : servicePage;
      command = command == null ? "" : command;
    }
  }

  /** About a subject; empty when nothing is to be told, or channel-mapping does not answer. */
  Optional<Explanation> about(ConversationId conversation, String subject) {
    return queries.get("channel-mapping", "/internal/why?" + place(conversation) + "&subject=" + encoded(subject), Explanation.class);
  }

  /** About what people call by this number or address. */
  Optional<Explanation> named(ConversationId conversation, String word) {
    return queries.get("channel-mapping", "/internal/why/named?" + place(conversation) + "&word=" + encoded(word), Explanation.class);
  }

  private static String place(ConversationId conversation) {
    return "tenant=" + encoded(conversation.tenant().value()) + "&conversation=" + encoded(conversation.value());
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }
}
