package io.muster.bot.why;

import io.muster.bot.card.CardText;
import io.muster.bot.card.Durations;
import io.muster.bot.why.MappingWhyClient.Explanation;
import io.muster.bot.why.TeamsCallRepository.TeamsCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a card is as it is, in sentences: the mapping's reason, how the card stands, what it waits for, what Teams answered. Pure. */
final class WhyText {
  static final String HOW_TO_ASK = "Write **why** under a card, or **why** with an incident's number or the address of its page.";
  static final String UNKNOWN = "I know of no such incident here. Check the number, or give the address of its page. Incidents that not everybody here may see are not explained.";

  private static final int ANSWERS = 5;

  /** Nothing in it that Markdown would take for anything but an address. */
  private static final Pattern PLAIN_ADDRESS = Pattern.compile("https://[A-Za-z0-9.-]+(:\\d+)?(/[A-Za-z0-9/-]*)?");

  private WhyText() {}

  /** One idea per line. */
  static List<String> of(CardStanding standing, Optional<Explanation> mapping, Instant now) {
    var lines = new ArrayList<String>();
    lines.add("**" + name(standing.number(), standing.title()) + "**" + of(standing.service()));
    lines.add("Why here: " + mapping.map(Explanation::text).orElse("a mapping of this conversation covers it; its reason cannot be told right now. Ask again in a minute."));
    lines.add(shown(standing, now));
    waiting(standing, now).ifPresent(lines::add);
    answers(standing.calls(), now).ifPresent(lines::add);
    mapping.flatMap(WhyText::next).ifPresent(lines::add);
    return lines;
  }

  /** Why something has no card here. */
  static List<String> withoutCard(Explanation told) {
    var lines = new ArrayList<String>();
    lines.add("**" + name(told.number(), told.title()) + "**" + of(told.service()) + " has no card here.");
    lines.add("Why: " + told.text());
    next(told).ifPresent(lines::add);
    return lines;
  }

  private static String name(String number, String title) {
    String called = number.isEmpty() ? "" : CardText.of("#" + number, 30) + " ";
    return title.isEmpty() && called.isEmpty() ? "It" : (called + CardText.of(title, 200)).strip();
  }

  private static String of(String service) {
    return service.isEmpty() ? "" : " · service " + CardText.of(service, 80);
  }

  /** The command to write next. */
  private static Optional<String> next(Explanation told) {
    String page = PLAIN_ADDRESS.matcher(told.servicePage()).matches() ? told.servicePage() : "and the address of the service's page";
    return switch (told.command()) {
      case "connect" -> Optional.of("To show this service's incidents here, write **connect** " + page);
      case "disconnect" -> Optional.of("To stop showing this service's incidents here, write **disconnect** " + page);
      default -> Optional.empty();
    };
  }

  private static String shown(CardStanding standing, Instant now) {
    Optional<TeamsCall> done = standing.calls().stream().filter(call -> call.outcome().equals("done")).findFirst();
    String when = done.map(call -> ", since " + Durations.ago(call.at(), now)).orElse("");
    return switch (standing.keeping()) {
      case "UNMAPPED" -> "The card is no longer updated: this conversation was disconnected from the service.";
      case "MOVED_AWAY" -> "The card is no longer updated: the incident moved to a service that is not shown here.";
      default -> switch (standing.life()) {
        case "POSTED" -> standing.waits().equals("nothing") ? "The card shows everything that is known" + when + "." : "A change is known that the card does not show yet.";
        case "PLANNED", "POSTING" -> "It has no card of its own yet; it was wanted " + Durations.ago(standing.wantedAt(), now) + ".";
        case "GONE" -> "Somebody deleted the card.";
        case "ABANDONED" -> "Teams did not take the card" + standing.reason().map(reason -> " (" + reason + ")").orElse("") + ".";
        default -> "It was over, or no longer wanted here, before it had a card.";
      };
    };
  }

  private static Optional<String> waiting(CardStanding standing, Instant now) {
    return Optional.ofNullable(switch (standing.waits()) {
      case "storm" -> "It waits for a storm to pass: too many incidents came at once. The storm's card lists it under Show list.";
      case "over" -> "It was over before the storm passed, so it gets no card of its own. The storm's card lists it.";
      case "not-installed" -> "It waits for the app: Muster is not installed in this conversation. Add it, and the card comes.";
      case "conversation-blocked" -> "It waits for Teams, which takes no messages from Muster here" + standing.reason().map(reason -> " (" + reason + ")").orElse("") + ". Ask an owner of the team.";
      case "teams-asked" -> "It waits because Teams asked for a pause" + standing.until().map(until -> ", for " + Durations.lasting(now, until) + " more").orElse("") + ".";
      case "turn" -> "It waits for its turn: Teams takes only so many messages at a time.";
      case "deleted-by-person" -> "The next change that people are told about posts a new one.";
      case "given-up" -> "The next change is tried again.";
      default -> null;
    });
  }

  private static Optional<String> answers(List<TeamsCall> calls, Instant now) {
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    List<String> told = calls.stream().limit(ANSWERS).map(call -> word(call) + " " + Durations.ago(call.at(), now)).toList();
    String more = calls.size() > ANSWERS ? " · and earlier ones" : "";
    return Optional.of("Teams' answers, newest first: " + String.join(" · ", told) + more);
  }

  private static String word(TeamsCall call) {
    String what = call.call().equals("create") ? "posted" : "updated";
    return call.outcome().equals("done") ? what : "not " + what + " (" + call.outcome() + ")";
  }
}
