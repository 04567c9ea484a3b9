package io.muster.sandbox.page.journey;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotEvent;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a conversation is to show, and what became of its card. */
final class BotTelling {
  private BotTelling() {}

  static Optional<Telling> of(BotCommand command, Telling.Said said) {
    return switch (command) {
      case BotCommand.ShowIncident show -> Optional.of(desired(show, said));
      case BotCommand.StopShowing stop -> Optional.of(noLonger(stop, said));
      default -> Optional.empty();
    };
  }

  static Optional<Telling> of(BotEvent event, Telling.Said said) {
    return switch (event) {
      case BotEvent.CardPosted posted -> Optional.of(posted(posted, said));
      case BotEvent.CardUpdated updated -> Optional.of(updated(updated, said));
      case BotEvent.CardAbandoned abandoned -> Optional.of(abandoned(abandoned, said));
      default -> Optional.empty();
    };
  }

  private static Telling desired(BotCommand.ShowIncident show, Telling.Said said) {
    String conversation = show.conversation().value();
    String standing = Words.standing(show.incident());
    String notices =
        show.notices().isEmpty()
            ? ""
            : "People there are to be told: " + show.notices().stream().map(notice -> Words.plain(notice.change())).collect(Collectors.joining(", ")) + ".";
    String why = show.starts() ? "It is connected there, so a card may be started." : "A card that stands there is kept true; none is started.";
    return new Telling(
        show.incident().id(),
        said.moment(Step.DESIRED, names -> new Told(names.conversation(conversation) + " is to show it: " + standing, notices, why)).linked(new CardShown(show.incident().revision(), conversation).link()),
        story -> story.isWantedIn(conversation));
  }

  private static Telling noLonger(BotCommand.StopShowing stop, Telling.Said said) {
    String conversation = stop.conversation().value();
    String why =
        switch (stop.reason()) {
          case UNMAPPED -> "The conversation was disconnected.";
          case MOVED_AWAY -> "It moved to a service that is not connected there.";
          case NO_LONGER_VISIBLE -> "It is no longer public.";
        };
    return new Telling(
        stop.subject(),
        said.moment(Step.DESIRED, names -> new Told("The card in " + names.conversation(conversation) + " is no longer kept true", "", why)),
        story -> story.isNoLongerWantedIn(conversation));
  }

  private static Telling posted(BotEvent.CardPosted posted, Telling.Said said) {
    String conversation = posted.conversation().value();
    return new Telling(
        posted.subject(),
        card(said, posted.activityId())
            .moment(Step.SENT, names -> new Told("Card posted in " + names.conversation(conversation), "", "No card stood there yet."))
            .linked(new CardShown(posted.revision(), conversation).link()),
        story -> story.hasCard(conversation, posted.activityId(), posted.revision()));
  }

  private static Telling updated(BotEvent.CardUpdated updated, Telling.Said said) {
    String conversation = updated.conversation().value();
    return new Telling(
        updated.subject(),
        card(said, updated.activityId())
            .moment(Step.SENT, names -> new Told("Card updated in " + names.conversation(conversation), "", "The card showed an older state; changes that came meanwhile are shown at once."))
            .linked(new CardShown(updated.revision(), conversation).link()),
        story -> story.hasCard(conversation, updated.activityId(), updated.revision()));
  }

  private static Telling abandoned(BotEvent.CardAbandoned abandoned, Telling.Said said) {
    String conversation = abandoned.conversation().value();
    String reason = abandoned.reason();
    return Telling.plain(
        abandoned.subject(),
        said.moment(Step.SENT, names -> new Told("Teams does not take the card in " + names.conversation(conversation), "Reason: " + Words.plain(reason) + ".", "Trying again would not help.")));
  }

  private static Telling.Said card(Telling.Said said, String activity) {
    return new Telling.Said(said.at(), said.who(), activity, said.trace());
  }
}
