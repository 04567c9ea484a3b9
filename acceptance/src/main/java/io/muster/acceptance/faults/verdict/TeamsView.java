package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.load.Stage;
import io.muster.sandbox.world.Teams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands in a stage's channels: cards of stories, and the digests of storms. */
final class TeamsView {
  private final Teams teams;
  private final String watcher;
  private final List<ShownCard> cards = new ArrayList<>();
  private final Map<String, List<String>> digests = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();

  private TeamsView(Teams teams, String watcher) {
    this.teams = teams;
    this.watcher = watcher;
  }

  /** Looks at all channels of a stage. */
  static TeamsView of(Teams teams, Stage stage) {
    return of(teams, stage.channels(), stage.watcher());
  }

  /** Looks at these channels with one person's eyes. */
  static TeamsView of(Teams teams, List<String> channels, String watcher) {
    TeamsView view = new TeamsView(teams, watcher);
    for (String channel : channels) {
      for (Teams.Message message : teams.messages(channel, Optional.empty())) {
        ShownCard.read(channel, message.raw()).ifPresent(view.cards::add);
        if (!message.raw().hasNonNull("deletedAt") && buttons(message.card()).contains("Show list")) {
          view.digests.computeIfAbsent(channel, key -> new ArrayList<>()).add(message.id());
        }
      }
    }
    return view;
  }

  /** All cards, withdrawn ones included. */
  List<ShownCard> cards() {
    return cards;
  }

  /** The cards that stand, by conversation and story. */
  Map<String, List<ShownCard>> standing() {
    return standing(cards);
  }

  /** Those of these cards that stand, by conversation and story. */
  static Map<String, List<ShownCard>> standing(List<ShownCard> cards) {
    return cards.stream().filter(card -> !card.deleted()).collect(Collectors.groupingBy(card -> key(card.conversation(), card.story())));
  }

  static String key(String conversation, String story) {
    return conversation + " " + story;
  }

  /** Whether a message is a storm's digest. */
  boolean isDigest(String conversation, String message) {
    return digests.getOrDefault(conversation, List.of()).contains(message);
  }

  /** Whether a message is a storm's digest, in whichever channel. */
  boolean isDigest(String message) {
    return digests.values().stream().anyMatch(all -> all.contains(message));
  }

  /** How many digests stand in all channels. */
  int digestCount() {
    return digests.values().stream().mapToInt(List::size).sum();
  }

  /** Whether a digest's list has this title with this status. Pages are read once for each view. */
  boolean listed(String conversation, String title, String status) {
    String word = status.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + status.substring(1);
    return rowsOf(conversation).stream().anyMatch(row -> row.contains(title) && row.contains("**" + word + "**"));
  }

  /** All rows of all lists behind the digests of a conversation. */
  List<String> rowsOf(String conversation) {
    return lists.computeIfAbsent(conversation, key -> digests.getOrDefault(key, List.of()).stream().flatMap(digest -> rows(key, digest).stream()).toList());
  }

  /** The rows of one digest's list, read page by page as a person does. */
  List<String> rows(String conversation, String digest) {
    List<String> rows = new ArrayList<>();
    JsonNode dialog = teams.press(watcher, conversation, digest, "Show list").path("dialog");
    for (int page = 0; page < 200 && dialog.path("card").isObject(); page++) {
      List<String> texts = new ArrayList<>();
      collect(dialog.path("card").path("body"), "TextBlock", found -> found.path("text").asText(), texts);
      texts.stream().filter(text -> text.startsWith("**")).forEach(rows::add);
      if (!buttons(dialog.path("card")).contains("Next page")) {
        break;
      }
      dialog = teams.submit(dialog, "Next page", Map.of()).path("dialog");
    }
    return rows;
  }

  private static List<String> buttons(JsonNode card) {
    List<String> all = new ArrayList<>();
    collect(card, "Action.", found -> found.path("title").asText(), all);
    return all;
  }

  private static void collect(JsonNode node, String type, Function<JsonNode, String> text, List<String> into) {
    if (node.isObject() && node.path("type").asText().startsWith(type)) {
      into.add(text.apply(node));
    }
    node.forEach(child -> collect(child, type, text, into));
  }
}
