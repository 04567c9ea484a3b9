package io.muster.bot.press;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came back from a button or a form.
 *
 * @param offerId and token: believed only together, once proven
 * @param inputs what a form asked for; never trusted for anything but itself
 * @param list the token of the list from which it was pressed; only ever sent back to where it came from
 * @param page of a list
 */
record PressInput(String offerId, String token, Map<String, String> inputs, Optional<String> list, int page) {
  /** The offer under which details and the other actions are asked for. */
  static final String MORE = "muster.more";

  /** The offer under which it is asked why the card is here. */
  static final String WHY = "muster.why";

  private static final Set<String> OURS = Set.of("offer", "press", "msteams", "verb", "stormList", "stormPage");
  private static final int LONGEST_INPUT = 20_000;
  private static final int LONGEST_TOKEN = 300;

  /** Reads a button's data; missing words become empty ones, which nothing proves. */
  static PressInput of(JsonNode data) {
    var inputs = new LinkedHashMap<String, String>();
    data.properties().forEach(field -> {
      if (!OURS.contains(field.getKey()) && field.getValue().isValueNode() && inputs.size() < 100) {
        String text = field.getValue().asText("");
        inputs.put(field.getKey(), text.substring(0, Math.min(text.length(), LONGEST_INPUT)));
      }
    });
    Optional<String> list = Optional.of(data.path("stormList").asText("")).filter(token -> !token.isEmpty() && token.length() <= LONGEST_TOKEN);
    return new PressInput(data.path("offer").asText(""), data.path("press").asText(""), inputs, list, data.path("stormPage").asInt(0));
  }
}
