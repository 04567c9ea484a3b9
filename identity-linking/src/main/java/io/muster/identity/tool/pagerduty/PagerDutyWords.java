package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;

/** PagerDuty's own words for a person: one line, no markup, not too long. */
final class PagerDutyWords {
  private static final int LONGEST = 200;

  private PagerDutyWords() {}

  static String plain(JsonNode error) {
    String said = error.path("errors").path(0).asText("");
    String text = (said.isBlank() ? error.path("message").asText("") : said).replaceAll("[\\p{Cntrl}<>\\[\\]*_`|]+", " ").strip();
    if (text.isBlank()) {
      return "it was not accepted.";
    }
    String shortened = text.length() > LONGEST ? text.substring(0, LONGEST - 1).strip() + "…" : text;
    return shortened.endsWith(".") || shortened.endsWith("…") ? shortened : shortened + ".";
  }
}
