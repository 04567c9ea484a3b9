package io.muster.acceptance.faults.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.load.Stage;
import io.muster.sandbox.journey.Town;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What Muster itself says to {@code why} about a story that is not shown as it should be: the first thing that somebody who mends it wants to know. */
final class OwnWords {
  private static final Pattern STORY = Pattern.compile("Story (\\d+x\\d+) ");
  private static final int ASKED = 12;

  private final Town town;
  private final Stage stage;

  OwnWords(Town town, Stage stage) {
    this.town = town;
    this.stage = stage;
  }

  /** The same findings, the first of them with what both services say about them. */
  List<Finding> added(List<Finding> findings) {
    return IntStream.range(0, findings.size()).mapToObj(n -> n < ASKED ? added(findings.get(n)) : findings.get(n)).toList();
  }

  private Finding added(Finding finding) {
    Matcher story = STORY.matcher(finding.evidence());
    if (!story.find()) {
      return finding;
    }
    String subject = "/api/why?subject=pagerduty/" + stage.account() + "/incident/Q" + story.group(1).toUpperCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(finding.evidence());
    for (String service : List.of("channel-mapping", "bot-gateway")) {
      words.append("\n        ").append(service).append(": ").append(shortened(asked(service, subject)));
    }
    return new Finding(finding.kind(), words.toString());
  }

  private String asked(String service, String path) {
    try {
      JsonNode answer = town.api(service, "GET", path, null);
      return answer.toString();
    } catch (RuntimeException e) {
      return "no answer (" + e.getMessage() + ")";
    }
  }

  private static String shortened(String text) {
    return text.length() <= 700 ? text : text.substring(0, 700) + " …";
  }
}
