package io.muster.mapping.why;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.mapping.routing.DecisionRepository;
import io.muster.mapping.routing.DecisionRepository.Heard;
import io.muster.mapping.routing.DecisionRepository.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds the stored decisions and puts them into words. */
@ApplicationScoped
class Why {
  private static final int MOST = 100;

  private final Database database;
  private final DecisionRepository decisions;
  private final Clock clock;

  Why(Database database, DecisionRepository decisions, Clock clock) {
    this.database = database;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** For operators: everything about a subject, in every conversation. */
  WhyAnswer about(String subject) {
    return database.read(
        tx -> {
          Optional<Heard> heard = decisions.heard(tx, subject);
          List<Taken> taken = decisions.about(tx, subject, MOST);
          return new WhyAnswer(heard.map(Heard::revision), summary(heard, taken), taken.stream().map(one -> Explanation.of(one, heard)).toList());
        });
  }

  /** For operators: the newest decisions for a conversation. */
  WhyAnswer in(ConversationId conversation) {
    List<Taken> taken = database.alone(tx -> decisions.inConversation(tx, conversation, MOST));
    String summary = taken.isEmpty() ? "Nothing was decided for this conversation yet." : "These are the newest decisions for this conversation.";
    return new WhyAnswer(Optional.empty(), summary, taken.stream().map(one -> Explanation.of(one, Optional.empty())).toList());
  }

  /** For people in a conversation: the newest decision. Empty also for a subject that is not public, as if it were not there. */
  Optional<Explanation> forPeople(ConversationId conversation, String subject) {
    return database.read(tx -> forPeople(tx, conversation, subject));
  }

  /** For people in a conversation, by the number or address that they know: the newest decision, or that nothing here covers it. Empty when nothing public is called so. */
  Optional<Explanation> forPeopleNamed(ConversationId conversation, String word) {
    return database.read(tx -> decisions.named(tx, conversation.tenant(), word)
        .map(subject -> forPeople(tx, conversation, subject).orElseGet(() -> Explanation.notCovered(conversation, subject, clock.instant(), decisions.heard(tx, subject)))));
  }

  private Optional<Explanation> forPeople(Tx tx, ConversationId conversation, String subject) {
    Optional<Heard> heard = decisions.heard(tx, subject).filter(Heard::isPublic);
    return heard.flatMap(known -> decisions.newest(tx, conversation, subject)).map(taken -> Explanation.of(taken, heard));
  }

  private static String summary(Optional<Heard> heard, List<Taken> taken) {
    if (heard.isEmpty()) {
      return "Nothing was heard of this subject yet. Check that its webhook arrives.";
    }
    return taken.isEmpty() ? "No conversation is mapped to its service or its teams." : "Each conversation that is mapped to it had its say.";
  }
}
