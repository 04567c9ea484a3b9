package io.muster.bot.desired;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.SubjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A batch of commands, in order, as steps that touch each card at most once per step: what comes to be replaced within the batch is left
 * out, what is to be told is not.
 */
public final class DesiredChanges {

  /** One step: all cards to show, or one to stop. */
  public sealed interface Step {
    /** Different cards, each as its newest command says. */
    record Show(List<ShowIncident> cards) implements Step {}

    /** One card is no longer kept. */
    record Stop(BotCommand.StopShowing command) implements Step {}
  }

  private record Place(ConversationId conversation, SubjectId subject) {}

  private DesiredChanges() {}

  /** The steps of a batch, in its order. */
  public static List<Step> of(List<? extends BotCommand> commands) {
    var steps = new ArrayList<Step>();
    var shows = new LinkedHashMap<Place, ShowIncident>();
    for (BotCommand command : commands) {
      switch (command) {
        case ShowIncident show -> shows.merge(new Place(show.conversation(), show.incident().id()), show, DesiredChanges::newer);
        case BotCommand.StopShowing stop -> {
          close(shows, steps);
          steps.add(new Step.Stop(stop));
        }
      }
    }
    close(shows, steps);
    return steps;
  }

  /** Every conversation that a batch touches, in the one order in which they are locked. */
  public static List<ConversationId> conversations(List<? extends BotCommand> commands) {
    var all = new TreeSet<ConversationId>(java.util.Comparator.comparing(ConversationId::key));
    for (BotCommand command : commands) {
      all.add(switch (command) {
        case ShowIncident show -> show.conversation();
        case BotCommand.StopShowing stop -> stop.conversation();
      });
    }
    return List.copyOf(all);
  }

  private static ShowIncident newer(ShowIncident a, ShowIncident b) {
    ShowIncident newest = b.incident().revision() >= a.incident().revision() ? b : a;
    var notices = new ArrayList<Notice>(a.notices());
    notices.addAll(b.notices());
    return new ShowIncident(newest.conversation(), newest.incident(), newest.rule(), a.starts() || b.starts(), notices);
  }

  private static void close(Map<Place, ShowIncident> shows, List<Step> steps) {
    if (!shows.isEmpty()) {
      steps.add(new Step.Show(List.copyOf(shows.values())));
      shows.clear();
    }
  }
}
