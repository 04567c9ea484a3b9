package io.muster.acceptance.faults.verdict;

import io.muster.acceptance.faults.load.Stage;
import io.muster.acceptance.faults.load.Told;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.Story;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether every conversation shows the truth: each story's newest taken step, on a card or in the list of a storm's digest. */
final class EndState {
  private final Schedule schedule;
  private final Stage stage;
  private final int shownIn;

  /**
   * @param shownIn how many channels show each service; 0 for the usual plan
   */
  EndState(Schedule schedule, Stage stage, int shownIn) {
    this.schedule = schedule;
    this.stage = stage;
    this.shownIn = shownIn;
  }

  /** What does not show the truth now. */
  List<Finding> wrong(TeamsView teams, Told told) {
    Map<String, List<ShownCard>> standing = teams.standing();
    List<Finding> wrong = new ArrayList<>();
    for (Story story : schedule.stories()) {
      int step = told.newestTaken(story.id());
      if (step == 0) {
        continue;
      }
      for (int channel : stage.shownIn(story.service(), shownIn)) {
        String conversation = stage.channels().get(channel);
        List<ShownCard> cards = standing.getOrDefault(TeamsView.key(conversation, story.id()), List.of());
        if (!shows(teams, conversation, story, step, cards) && told.perhapsTaken(story.id()).stream().noneMatch(perhaps -> shows(teams, conversation, story, perhaps, cards))) {
          wrong.add(new Finding(Kind.LOST, "channel " + channel + ", " + story.titleAfter(step) + " (" + story.statusAfter(step) + "): " + shown(cards)));
        }
      }
    }
    return wrong;
  }

  private static boolean shows(TeamsView teams, String conversation, Story story, int step, List<ShownCard> cards) {
    String status = story.statusAfter(step);
    if (cards.isEmpty()) {
      return teams.listed(conversation, story.titleAfter(step), status);
    }
    return cards.stream().map(ShownCard::now).anyMatch(says -> says.step() == step && says.status().equals(status.toUpperCase(Locale.ROOT)));
  }

  private static String shown(List<ShownCard> cards) {
    return cards.isEmpty()
        ? "no card, and in no digest's list"
        : "the card says step " + cards.getFirst().now().step() + " " + cards.getFirst().now().status() + " since " + cards.getFirst().now().at();
  }
}
