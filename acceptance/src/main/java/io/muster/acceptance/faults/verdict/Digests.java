package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.load.Stage;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import io.muster.sandbox.world.Teams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the digests of storms count rightly: what a digest says against the rows of its own list, which are held against the truth elsewhere. */
final class Digests {
  private static final Pattern HEADING = Pattern.compile("(\\d+) incidents?( on \\d+ services?)?");
  private static final Pattern COUNT = Pattern.compile("(\\d+) (triggered|acknowledged|resolved|closed)");

  private final TeamsView view;
  private final Set<String> suspects = new HashSet<>();

  Digests(TeamsView view) {
    this.view = view;
  }

  /** The messages whose numbers were wrong. One that came of a call nobody could know the answer of is taken away once somebody presses on it, as was done here. */
  Set<String> suspects() {
    return suspects;
  }

  /** Digests whose numbers are not those of their lists. */
  List<Finding> wrong(Teams teams, Stage stage) {
    List<Finding> wrong = new ArrayList<>();
    for (String channel : stage.channels()) {
      for (Teams.Message message : teams.messages(channel, Optional.empty())) {
        if (view.isDigest(channel, message.id())) {
          check(channel, message, wrong);
        }
      }
    }
    return wrong;
  }

  private void check(String channel, Teams.Message digest, List<Finding> wrong) {
    List<String> texts = digest.card().path("body").findValuesAsText("text");
    if (texts.contains("STORM OVER")) {
      // It tells how things stood when the storm passed, and that it is no longer updated; the incidents that were open then have cards of their own.
      return;
    }
    List<String> rows = view.rows(channel, digest.id());
    int counted = texts.stream().map(HEADING::matcher).filter(Matcher::matches).mapToInt(found -> Integer.parseInt(found.group(1))).findFirst().orElse(-1);
    if (counted != rows.size()) {
      suspects.add(digest.id());
      wrong.add(new Finding(Kind.DIGEST, "the digest in " + channel + " counts " + counted + " incidents, its list has " + rows.size()));
    }
    String states = texts.stream().filter(text -> COUNT.matcher(text).lookingAt()).findFirst().orElse("");
    Matcher count = COUNT.matcher(states);
    while (count.find()) {
      String word = "**" + count.group(2).substring(0, 1).toUpperCase(Locale.ROOT) + count.group(2).substring(1) + "**";
      long listed = rows.stream().filter(row -> row.startsWith(word)).count();
      if (listed != Long.parseLong(count.group(1))) {
        suspects.add(digest.id());
        wrong.add(new Finding(Kind.DIGEST, "the digest in " + channel + " counts " + count.group() + ", its list has " + listed));
      }
    }
  }
}
