package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.inject.Injected;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Story;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether any card ever went back, and whether more cards stand than the ambiguities of the run explain. */
final class Histories {
  /** A call that is under way when its caller dies was begun at most this long before. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(8);

  private final Evidence evidence;
  private final Predicate<ShownCard> gaveUp;
  private final Map<String, Story> stories;
  private int extra;

  /**
   * @param gaveUp whether Muster waited in vain for the answer about a card
   */
  Histories(Evidence evidence, Predicate<ShownCard> gaveUp) {
    this.evidence = evidence;
    this.gaveUp = gaveUp;
    this.stories = evidence.schedule().stories().stream().collect(Collectors.toMap(Story::id, Function.identity()));
  }

  /** What went back, and what stands twice without a reason. */
  List<Finding> wrong(List<ShownCard> cards) {
    List<Finding> wrong = new ArrayList<>();
    cards.forEach(card -> backwards(card, wrong));
    TeamsView.standing(cards).values().stream().filter(twins -> twins.size() > 1).forEach(twins -> doubled(twins, wrong));
    return wrong;
  }

  /** Cards that stand once too often, each after an answer that nobody could know. */
  int extra() {
    return extra;
  }

  private void backwards(ShownCard card, List<Finding> wrong) {
    Story story = stories.get(card.story());
    if (story == null) {
      return;
    }
    int newest = 0;
    for (ShownCard.Says says : card.says()) {
      String meant = story.statusAfter(says.step()).toUpperCase(Locale.ROOT);
      if (says.step() < newest) {
        wrong.add(new Finding(Kind.BACKWARDS, "story " + card.story() + ", message " + card.message() + ": step " + says.step() + " at " + says.at() + " after step " + newest));
      } else if (!says.status().equals(meant)) {
        wrong.add(new Finding(Kind.BACKWARDS, "story " + card.story() + ", message " + card.message() + ": step " + says.step() + " shown " + says.status() + ", is " + meant + ", at " + says.at()));
      }
      newest = Math.max(newest, says.step());
    }
  }

  private void doubled(List<ShownCard> cards, List<Finding> wrong) {
    List<ShownCard> inOrder = cards.stream().sorted(Comparator.comparing(ShownCard::posted)).toList();
    // Each card but the last was posted and then not known of, else no other would have followed.
    for (ShownCard unknown : inOrder.subList(0, inOrder.size() - 1)) {
      if (ambiguous(unknown)) {
        extra++;
      } else {
        wrong.add(new Finding(Kind.DOUBLED, "story " + unknown.story() + " stands " + cards.size() + " times in " + unknown.conversation() + ": " + inOrder.stream().map(card -> card.message() + " at " + card.posted()).toList()));
      }
    }
  }

  private boolean ambiguous(ShownCard card) {
    return hiddenByTeams(card) || evidence.injected().stream().anyMatch(injected -> senderDisturbed(injected) && injected.around(card.posted(), UNDER_WAY, UNDER_WAY)) || gaveUp.test(card);
  }

  private boolean hiddenByTeams(ShownCard card) {
    return evidence.ledger().stream()
        .filter(call -> call.path("activityId").asText().equals(card.message()) && call.path("committed").asBoolean())
        .map(call -> call.path("status").asInt())
        .anyMatch(status -> status == 0 || status >= 400);
  }

  /** The sender writes down in PostgreSQL what Teams answered: either may be gone between the two. */
  private static boolean senderDisturbed(Injected injected) {
    return injected.concerned().contains(Target.BOT)
        || injected.concerned().contains(Target.POSTGRESQL)
        || injected.fault() instanceof Fault.TeamsAnswers teams && (teams.kind().equals("delay") || teams.ambiguous());
  }

  /** The moment at which a call was made. */
  static Instant at(JsonNode call) {
    return Instant.parse(call.path("at").asText());
  }
}
