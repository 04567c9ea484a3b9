package io.muster.bot.why;

import io.muster.bot.why.MappingWhyClient.Explanation;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Answers people who ask why. What a conversation may not see is answered as if it were not there. */
@ApplicationScoped
public class WhyAnswers {
  private static final String NO_LONGER_VISIBLE = "NO_LONGER_VISIBLE";

  private final Database database;
  private final CardStandingRepository standings;
  private final MappingWhyClient mapping;
  private final Clock clock;

  WhyAnswers(Database database, CardStandingRepository standings, MappingWhyClient mapping, Clock clock) {
    this.database = database;
    this.standings = standings;
    this.mapping = mapping;
    this.clock = clock;
  }

  /** Lines about the card of a subject, safe for a card and for a message. No transaction may be open. */
  public List<String> about(ConversationId conversation, SubjectId subject) {
    return told(conversation, database.read(tx -> standings.named(tx, conversation, subject.key())), Optional.empty());
  }

  /**
   * Lines about what somebody asked for in a conversation. No transaction may be open.
   *
   * @param word a number or the address of a page; empty: the card at the head of the thread is meant
   * @param thread the message at the head of the thread
   */
  public List<String> asked(ConversationId conversation, Optional<String> word, Optional<String> thread) {
    if (word.isEmpty() && thread.isEmpty()) {
      return List.of(WhyText.HOW_TO_ASK);
    }
    Optional<CardStanding> here = database.read(tx -> word.isPresent() ? standings.named(tx, conversation, word.get()) : standings.behind(tx, conversation, thread.get()));
    if (here.isEmpty() && word.isEmpty()) {
      return List.of(WhyText.HOW_TO_ASK);
    }
    return told(conversation, here, word);
  }

  private List<String> told(ConversationId conversation, Optional<CardStanding> found, Optional<String> word) {
    Optional<CardStanding> here = found.filter(standing -> !standing.keeping().equals(NO_LONGER_VISIBLE));
    if (here.isPresent()) {
      Optional<Explanation> explained = mapping.about(conversation, here.get().subject());
      return WhyText.of(here.get(), explained, clock.instant());
    }
    Optional<Explanation> explained = found.isPresent() ? Optional.empty() : word.flatMap(asked -> mapping.named(conversation, asked));
    return explained.map(WhyText::withoutCard).orElse(List.of(WhyText.UNKNOWN));
  }
}
