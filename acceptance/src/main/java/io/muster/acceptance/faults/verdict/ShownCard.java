package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A card of a story as it stands in a conversation, with all that it ever said.
 *
 * @param deleted whether it was withdrawn
 * @param says oldest first
 */
record ShownCard(String conversation, String message, String story, Instant posted, boolean deleted, List<Says> says) {
  private static final Pattern TITLE = Pattern.compile("Story (\\d+x\\d+) step (\\d+) of \\d+");
  private static final Pattern STATUS = Pattern.compile("TRIGGERED|ACKNOWLEDGED|RESOLVED|CLOSED|MERGED|NOT SHOWN");

  /** What a card said from a moment on: the step its title tells of, and the status of its band. */
  record Says(Instant at, int step, String status) {}

  /** What it says now. */
  Says now() {
    return says.getLast();
  }

  /** Reads a message of the Teams stand-in; empty when it is no card of a story. */
  static Optional<ShownCard> read(String conversation, JsonNode message) {
    List<Says> says = new ArrayList<>();
    String story = "";
    for (JsonNode version : message.path("versions")) {
      List<String> texts = new ArrayList<>();
      version.path("activity").path("attachments").forEach(attachment -> texts(attachment.path("content").path("body"), texts));
      Optional<Matcher> title = texts.stream().map(TITLE::matcher).filter(Matcher::matches).findFirst();
      Optional<String> status = texts.stream().filter(text -> STATUS.matcher(text).matches()).findFirst();
      if (title.isPresent() && status.isPresent()) {
        story = title.get().group(1);
        says.add(new Says(Instant.parse(version.path("at").asText()), Integer.parseInt(title.get().group(2)), status.get()));
      }
    }
    if (says.isEmpty()) {
      return Optional.empty();
    }
    boolean deleted = message.hasNonNull("deletedAt");
    return Optional.of(new ShownCard(conversation, message.path("id").asText(), story, Instant.parse(message.path("at").asText()), deleted, List.copyOf(says)));
  }

  private static void texts(JsonNode node, List<String> into) {
    if (node.isObject() && node.path("type").asText().equals("TextBlock")) {
      into.add(node.path("text").asText());
    }
    node.forEach(child -> texts(child, into));
  }
}
